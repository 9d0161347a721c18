package dev.mien.export;

/**
 * Between which numbers a value of a graph lies; 0 always among them, so that it keeps its exact place among 256 steps.
 *
 * @param from at most 0
 * @param to at least 0
 */
record ValueRange(float from, float to) {
    private static final int STEPS = 255;
    private static final float TINY = 1e-6f;

    static final ValueRange NOTHING = new ValueRange(0, 0);

    /** This one widened to those numbers. */
    ValueRange and(float[] values) {
        float low = from;
        float high = to;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new ValueRange(low, high);
    }

    /** What covers both. */
    ValueRange and(ValueRange other) {
        return new ValueRange(Math.min(from, other.from), Math.max(to, other.to));
    }

    /** How far two neighbouring steps lie apart. */
    float scale() {
        return Math.max(TINY, (to - from) / STEPS);
    }

    /** Which step is zero, 0 to 255. */
    int zero() {
        return Math.round(-from / scale());
    }
}
