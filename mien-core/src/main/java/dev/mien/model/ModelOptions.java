package dev.mien.model;

/**
 * How a model runs.
 *
 * @param threads the number of threads for one prediction, at least 1
 * @param flip whether the predictions for a picture and its mirror image are averaged (test-time augmentation): twice
 *     the work for slightly higher accuracy
 */
public record ModelOptions(int threads, boolean flip) {
    public ModelOptions {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads, expected at least 1");
        }
    }

    /** The defaults: one thread per processor, no flip. */
    public static ModelOptions defaults() {
        return new ModelOptions(Runtime.getRuntime().availableProcessors(), false);
    }

    /** The same options with another flip. */
    public ModelOptions withFlip(boolean flip) {
        return new ModelOptions(threads, flip);
    }
}
