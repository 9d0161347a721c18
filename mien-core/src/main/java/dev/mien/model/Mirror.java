package dev.mien.model;

import dev.mien.Keypoint;

/** Test-time augmentation: mirrors inputs, and maps the outputs back to average them with those of the original. */
final class Mirror {
    private static final int SIZE = ModelMetadata.INPUT_SIZE;

    private Mirror() {}

    /** The mirror images of [count, 1, 96, 96]. */
    static float[] images(float[] images, int count) {
        return rows(images, count * SIZE);
    }

    /** Reverses each row of 96 pixels. */
    static float[] rows(float[] images, int rows) {
        float[] mirrored = new float[rows * SIZE];
        for (int row = 0; row < mirrored.length; row += SIZE) {
            for (int x = 0; x < SIZE; x++) {
                mirrored[row + x] = images[row + SIZE - 1 - x];
            }
        }
        return mirrored;
    }

    /**
     * Maps points in mirror images back to the original pictures: x reversed, left and right names swapped.
     *
     * @param count the number of points of each picture
     */
    static float[] keypoints(float[] points, int count) {
        float[] mirrored = new float[points.length];
        for (int first = 0; first < points.length; first += 2 * count) {
            for (Keypoint point : Keypoint.EXTENDED.subList(0, count)) {
                int to = first + 2 * point.ordinal();
                int from = first + 2 * point.mirror().ordinal();
                mirrored[to] = SIZE - 1 - points[from];
                mirrored[to + 1] = points[from + 1];
            }
        }
        return mirrored;
    }

    /** Maps the spreads of such points back: left and right names swapped. */
    static float[] spreads(float[] spreads, int count) {
        float[] mirrored = new float[spreads.length];
        for (int first = 0; first < spreads.length; first += count) {
            for (Keypoint point : Keypoint.EXTENDED.subList(0, count)) {
                mirrored[first + point.ordinal()] =
                        spreads[first + point.mirror().ordinal()];
            }
        }
        return mirrored;
    }

    /** The element-wise mean of two outputs. */
    static float[] mean(float[] a, float[] b) {
        float[] mean = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            mean[i] = (a[i] + b[i]) / 2;
        }
        return mean;
    }
}
