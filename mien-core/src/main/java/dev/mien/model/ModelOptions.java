package dev.mien.model;

/**
 * How a model answers.
 *
 * @param threads how many threads one answer may use, at least 1
 * @param flip whether each answer is the mean of the picture's and its mirror image's (test-time augmentation): twice the
 *     work, slightly more accurate
 */
public record ModelOptions(int threads, boolean flip) {
    public ModelOptions {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads, expected at least 1");
        }
    }

    /** As many threads as the machine has processors, no flip. */
    public static ModelOptions defaults() {
        return new ModelOptions(Runtime.getRuntime().availableProcessors(), false);
    }

    /** The same with another choice of flip. */
    public ModelOptions withFlip(boolean flip) {
        return new ModelOptions(threads, flip);
    }
}
