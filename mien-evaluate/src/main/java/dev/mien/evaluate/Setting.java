package dev.mien.evaluate;

import dev.mien.LabelSet;
import java.util.Optional;

/**
 * How an evaluation was made.
 *
 * @param model the model file
 * @param data the data files' names
 * @param split the part of the data that was scored
 * @param labels the classes answered in; empty for key points
 * @param tta whether each answer is the mean of the picture's and its mirror image's
 * @param seconds how long it took, loading included
 */
public record Setting(
        String model, String data, String split, Optional<LabelSet> labels, boolean tta, double seconds) {}
