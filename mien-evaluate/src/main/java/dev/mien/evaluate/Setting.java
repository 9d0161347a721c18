package dev.mien.evaluate;

import dev.mien.LabelSet;
import java.util.Optional;

/**
 * The setting of an evaluation.
 *
 * @param model the model file
 * @param data the data files' names
 * @param split the part of the data that was scored
 * @param labels the label set; empty for key points
 * @param tta whether test-time augmentation was used
 * @param seconds the time that it took, including loading
 */
public record Setting(
        String model, String data, String split, Optional<LabelSet> labels, boolean tta, double seconds) {}
