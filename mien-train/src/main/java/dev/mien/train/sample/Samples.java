package dev.mien.train.sample;

import dev.mien.model.ModelMetadata;

/** Training or validation samples: pictures prepared for the net, each with its target. Thread-safe. */
public interface Samples {

    /** The number of values of a face crop: 96 x 96 floats in 0..1, row by row from the top. */
    int IMAGE_LENGTH = ModelMetadata.INPUT_SIZE * ModelMetadata.INPUT_SIZE;

    /** The number of values of a picture, which is larger than a face crop for detectors. */
    default int imageLength() {
        return IMAGE_LENGTH;
    }

    /** The number of samples. */
    int size();

    /** The number of values of a target, such as 30 coordinates, or one probability per class. */
    int outputs();

    /**
     * Writes a sample; the same index and seed always give the same values.
     *
     * @param index 0 up to {@link #size()}, exclusive
     * @param seed a seed that differs between epochs; with the index it determines the augmentation, if any
     * @param images receives {@link #imageLength()} floats in 0..1 from {@code imageOffset}
     * @param targets receives {@link #outputs()} floats from {@code targetOffset}: coordinates in pixels of the 96x96
     *     crop, NaN if missing, or one probability per class, summing to 1
     */
    void read(int index, long seed, float[] images, int imageOffset, float[] targets, int targetOffset);
}
