package dev.mien.export;

import java.util.Arrays;

/**
 * The range of a value of a graph without its outliers, extended to 0, which is then represented exactly among the 256
 * steps. Outliers would make the steps too coarse: excluding one element in ten thousand raised the detector's average
 * precision on its validation photos by 0.005, excluding ten times as many did not.
 *
 * @param from at most 0
 * @param to at least 0
 */
record ValueRange(float from, float to) {
    private static final int STEPS = 255;
    private static final float TINY = 1e-6f;

    /** The share of elements at either end that is excluded. */
    private static final double FARTHEST = 1e-4;

    static final ValueRange NOTHING = new ValueRange(0, 0);

    /** This range extended to those elements, except for outliers. */
    ValueRange and(float[] values) {
        if (values.length == 0) {
            return this;
        }
        float[] ascending = values.clone();
        Arrays.sort(ascending);
        int left = (int) (FARTHEST * ascending.length);
        return new ValueRange(Math.min(from, ascending[left]), Math.max(to, ascending[ascending.length - 1 - left]));
    }

    /** The range that covers both. */
    ValueRange and(ValueRange other) {
        return new ValueRange(Math.min(from, other.from), Math.max(to, other.to));
    }

    /** The size of a step. */
    float scale() {
        return Math.max(TINY, (to - from) / STEPS);
    }

    /** The step that represents zero, 0 to 255. */
    int zero() {
        return Math.round(-from / scale());
    }
}
