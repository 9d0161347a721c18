package dev.mien.train;

/**
 * Samples in arrays that are used again and again.
 *
 * @param images [capacity, 1, 96, 96] in 0..1
 * @param targets [capacity, outputs]
 * @param count how many of the places are filled
 */
record Batch(float[] images, float[] targets, int count) {
    /** Room for that many samples, none filled. */
    static Batch empty(int capacity, Samples samples) {
        return new Batch(new float[capacity * samples.imageLength()], new float[capacity * samples.outputs()], 0);
    }

    /** The same arrays, filled up to {@code filled}. */
    Batch filled(int filled) {
        return new Batch(images, targets, filled);
    }
}
