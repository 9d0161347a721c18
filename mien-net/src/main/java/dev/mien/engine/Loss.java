package dev.mien.engine;

import java.util.List;

/**
 * The loss that training minimizes. Losses of coordinates are means over the known coordinates: a NaN in the target is
 * ignored, in value and gradient.
 */
public sealed interface Loss {

    /** Mean squared error in squared pixels. */
    record MeanSquared() implements Loss {}

    /**
     * Huber loss: squared within delta pixels, linear beyond (Huber 1964).
     *
     * @param delta in pixels
     */
    record Huber(double delta) implements Loss {}

    /**
     * Wing loss (Feng et al. 2018, arXiv:1711.06753): logarithmic within width pixels, linear beyond.
     *
     * @param width in pixels
     * @param curvature in pixels
     */
    record Wing(double width, double curvature) implements Loss {}

    /**
     * A loss of coordinates plus the binary cross-entropy of the last output, the logit of whether the picture is a
     * face, with target 1, 0 or NaN if unknown.
     *
     * @param points the loss of all outputs but the last
     * @param weight the factor of the cross-entropy in the sum
     */
    record WithFace(Loss points, double weight) implements Loss {}

    /**
     * Cross-entropy of the softmax with probabilities of the classes as targets.
     *
     * @param smoothing the share of each target that is distributed over all classes (label smoothing), 0..1
     * @param classWeights a weight per class; empty for none
     */
    record CrossEntropy(double smoothing, List<Double> classWeights) implements Loss {}

    /**
     * The loss of a one-pass detector, with dynamic assignment of cells to faces by their current outputs. The target
     * of a picture lists its faces with five numbers each: left, top, right, bottom in pixels, and 1 for a face to be
     * found or 0 for one to be ignored; NaN ends the list.
     *
     * @param side of the pictures in pixels
     */
    record Pyramid(int side) implements Loss {}
}
