package dev.mien.train;

import dev.mien.model.ModelMetadata;

/** What a net is trained or validated on: faces ready for the net, each with its target. Safe for many threads. */
public interface Samples {

    /** How many numbers one face crop has: 96 x 96, floats in 0..1, rows from the top. */
    int IMAGE_LENGTH = ModelMetadata.INPUT_SIZE * ModelMetadata.INPUT_SIZE;

    /** How many numbers one picture has; a detector's may be larger than a face crop. */
    default int imageLength() {
        return IMAGE_LENGTH;
    }

    /** How many there are. */
    int size();

    /** How many numbers one target has: 30 coordinates, or one share a class. */
    int outputs();

    /**
     * Writes one sample; the same index and seed always write the same numbers.
     *
     * @param index 0 up to {@link #size()}, exclusive
     * @param seed another one each epoch; with the index it decides how the sample is varied, where it is
     * @param images receives {@link #imageLength()} floats in 0..1 from {@code imageOffset}
     * @param targets receives {@link #outputs()} floats from {@code targetOffset}: coordinates in pixels of the 96x96 crop,
     *     NaN where missing, or one share a class summing to 1
     */
    void read(int index, long seed, float[] images, int imageOffset, float[] targets, int targetOffset);
}
