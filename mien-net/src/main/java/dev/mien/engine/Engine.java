package dev.mien.engine;

import dev.mien.net.Net;
import dev.mien.net.Weights;

/**
 * A net in training: weights, optimizer state and moving average live in native memory until {@link #close()}. For one
 * thread at a time.
 */
public interface Engine extends AutoCloseable {

    /**
     * An engine of the {@linkplain EngineFactory#installed() installed} implementation that starts with the given weights,
     * which it copies.
     *
     * @throws dev.mien.UserError when no implementation is on the class path
     * @throws IllegalArgumentException when the weights are not the net's
     */
    static Engine create(Net net, Weights weights, EngineConfig config) {
        return EngineFactory.installed().create(net, weights, config);
    }

    /**
     * One optimizer step on one batch.
     *
     * @param images [count, channels, height, width] of the net's {@linkplain Net#input() input}, in 0..1, row-major; may be longer, the rest
     *     is ignored
     * @param targets [count, outputs]: coordinates in pixels, NaN where missing; one share per class, summing to 1; or a detector's faces, as
     *     {@link Loss.Pyramid} has them
     * @param count how many samples the arrays hold
     * @param learningRate the rate of this step
     * @param seed the random state of this step's dropout; the same seed gives the same step
     * @return the batch's mean loss before the step; not finite when training has diverged
     */
    double step(float[] images, float[] targets, int count, double learningRate, long seed);

    /**
     * Lets the norms take the statistics of these images for running ones, with scales and offsets that make the net answer as
     * before: for weights whose norms are in the convolutions, as model files have them.
     *
     * @param images [count, channels, height, width] of the net's {@linkplain Net#input() input}, in 0..1, row-major; may be longer, the rest
     *     is ignored
     */
    void settleNorms(float[] images, int count);

    /**
     * The net's outputs without dropout and with running means. Uses the moving average of the weights where there is one.
     *
     * @param images as for {@link #step}
     * @return [count, outputs]: coordinates in pixels, logits of classes, or a detector's numbers
     */
    float[] forward(float[] images, int count);

    /** The mean loss of outputs that {@link #forward} gave, as {@link #step} counts it but without label smoothing. */
    double loss(float[] outputs, float[] targets, int count);

    /** A copy of the weights to keep: the moving average where there is one, else the present ones. */
    Weights weights();

    /** A copy of everything the next step depends on. */
    EngineState state();

    /** Puts back what {@link #state()} gave; the next steps are then equal to the bit. */
    void restore(EngineState state);

    @Override
    void close();
}
