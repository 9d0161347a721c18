package dev.mien.engine;

import java.util.Map;

/**
 * The state that the next training step depends on: weights, running statistics, the optimizer's moments and the moving
 * average, by name.
 *
 * @param step the number of steps performed
 * @param arrays the arrays by name; not copied
 */
public record EngineState(long step, Map<String, float[]> arrays) {}
