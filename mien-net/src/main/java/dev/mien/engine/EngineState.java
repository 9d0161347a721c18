package dev.mien.engine;

import java.util.Map;

/**
 * All numbers that the next training step depends on: weights, running means, the optimizer's moments and the moving
 * average, by name.
 *
 * @param step how many steps were taken
 * @param arrays each array by its name; not copies
 */
public record EngineState(long step, Map<String, float[]> arrays) {}
