package dev.mien.detect;

import java.util.OptionalInt;

/**
 * The size in which a picture is searched first.
 *
 * @param width the width in pixels
 * @param height the height in pixels
 * @param scale the size relative to that of the picture
 */
record WorkingSize(int width, int height, double scale) {
    /** The largest number of pixels, approximately. */
    static final double BUDGET = 640 * 480;

    /** The height of the smallest faces that the net finds reliably, in pixels of its input. */
    static final double MIN_FACE = 10;

    /** The largest scale of a closer look that is asked for, since more enlargement reveals nothing new. */
    private static final double MAX_ENLARGED = 2;

    /** Chooses the size for a picture. */
    static WorkingSize of(int width, int height) {
        double scale = Math.min(1, Math.sqrt(BUDGET / ((double) width * height)));
        return new WorkingSize(pixels(width, scale), pixels(height, scale), scale);
    }

    private static int pixels(int size, double scale) {
        return (int) Math.max(1, Math.round(size * scale));
    }

    /** The height of the smallest faces that are found in this size, in pixels of the picture. */
    double minFace() {
        return MIN_FACE / scale;
    }

    /**
     * How many times as wide and high the picture must be searched to find faces of that height, in pixels of the
     * picture; 1 if this size is enough.
     */
    double timesFor(OptionalInt smallest) {
        double wanted = smallest.isPresent() ? Math.min(MAX_ENLARGED, MIN_FACE / smallest.getAsInt()) : scale;
        return Math.max(1, wanted / scale);
    }

    /** The size that many times as wide and high. */
    WorkingSize times(double times) {
        return new WorkingSize(pixels(width, times), pixels(height, times), scale * times);
    }
}
