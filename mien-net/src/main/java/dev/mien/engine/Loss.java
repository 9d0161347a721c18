package dev.mien.engine;

import java.util.List;

/**
 * What training makes small. The losses on coordinates are means over the coordinates that are known: a NaN in the target
 * is left out, in value and gradient.
 */
public sealed interface Loss {

    /** Mean squared error in squared pixels. */
    record MeanSquared() implements Loss {}

    /**
     * Huber's loss: squared within delta pixels, linear beyond (Huber 1964).
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
     * A loss on coordinates, and beside it the binary cross-entropy of the last output: a logit that says whether the
     * picture is a face, its target 1, 0 or NaN where that is not known.
     *
     * @param points on all outputs but the last
     * @param weight the cross-entropy's factor in the sum
     */
    record WithFace(Loss points, double weight) implements Loss {}

    /**
     * Cross-entropy of the softmax against shares of the classes.
     *
     * @param smoothing the share of each target that is spread evenly over all classes, 0..1
     * @param classWeights a factor per class; empty for none
     */
    record CrossEntropy(double smoothing, List<Double> classWeights) implements Loss {}

    /**
     * A one-pass detector's: which cells answer for which face is decided by what they answer at present. The target of a picture
     * lists its faces, five numbers each: left, top, right, bottom in pixels, and 1 for one to be found or 0 for one
     * that is neither taught nor forbidden; NaN ends them.
     *
     * @param side of the pictures in pixels
     */
    record Pyramid(int side) implements Loss {}
}
