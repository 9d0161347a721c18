package dev.mien.train.sample;

/**
 * A batch of samples in reusable arrays.
 *
 * @param images [capacity, 1, 96, 96] in 0..1
 * @param targets [capacity, outputs]
 * @param count the number of samples in it
 */
public record Batch(float[] images, float[] targets, int count) {
    /** An empty batch with that capacity. */
    static Batch empty(int capacity, Samples samples) {
        return new Batch(new float[capacity * samples.imageLength()], new float[capacity * samples.outputs()], 0);
    }

    /** The same arrays with that number of samples. */
    Batch filled(int filled) {
        return new Batch(images, targets, filled);
    }
}
