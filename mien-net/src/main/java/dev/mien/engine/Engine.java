package dev.mien.engine;

import dev.mien.net.Net;
import dev.mien.net.Weights;

/**
 * Trains a net. Holds weights, optimizer state and moving average in native memory until {@link #close()}. Not
 * thread-safe.
 */
public interface Engine extends AutoCloseable {

    /**
     * Creates an engine of the {@linkplain EngineFactory#installed() installed} implementation with a copy of the given
     * weights.
     *
     * @throws dev.mien.UserError when no implementation is on the class path
     * @throws IllegalArgumentException when the weights do not match the net
     */
    static Engine create(Net net, Weights weights, EngineConfig config) {
        return EngineFactory.installed().create(net, weights, config);
    }

    /**
     * Performs an optimizer step on a batch.
     *
     * @param images [count, channels, height, width] of the net's {@linkplain Net#input() input}, in 0..1, row-major;
     *     may be longer, in which case the rest is ignored
     * @param targets [count, outputs]: coordinates in pixels, NaN if missing; one probability per class, summing to 1; or a detector's faces in the format of
     *     {@link Loss.Pyramid}
     * @param count the number of samples in the arrays
     * @param learningRate the learning rate of this step
     * @param seed the random state of this step's dropout; the same seed gives the same step
     * @return the mean loss of the batch before the step; not finite if training has diverged
     */
    double step(float[] images, float[] targets, int count, double learningRate, long seed);

    /**
     * Sets the running statistics of the batch norms to those of these images, and adjusts scales and offsets so that
     * the outputs of the net do not change: for weights whose norms were folded into the convolutions, as in model
     * files.
     *
     * @param images [count, channels, height, width] of the net's {@linkplain Net#input() input}, in 0..1, row-major;
     *     may be longer, the rest is ignored
     */
    void settleNorms(float[] images, int count);

    /**
     * Computes the outputs of the net for inference: without dropout, with running statistics, and with the moving
     * average of the weights if there is one.
     *
     * @param images as for {@link #step}
     * @return [count, outputs]: coordinates in pixels, logits of classes, or a detector's values
     */
    float[] forward(float[] images, int count);

    /** The mean loss of outputs of {@link #forward}, computed as in {@link #step} but without label smoothing. */
    double loss(float[] outputs, float[] targets, int count);

    /** A copy of the weights for the model: the moving average if there is one, otherwise the current ones. */
    Weights weights();

    /** A copy of everything that the next step depends on. */
    EngineState state();

    /** Restores a {@link #state()}, after which the next steps are bitwise identical. */
    void restore(EngineState state);

    @Override
    void close();
}
