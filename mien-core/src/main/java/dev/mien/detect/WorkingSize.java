package dev.mien.detect;

import java.util.OptionalInt;

/**
 * The size in which a picture is looked at.
 *
 * @param width in pixels
 * @param height in pixels
 * @param scale how many of these pixels one of the picture is wide
 */
record WorkingSize(int width, int height, double scale) {
    /** About so many pixels are looked at, whatever the picture's shape, unless smaller faces are asked for. */
    static final double BUDGET = 640 * 480;

    /** The height of the smallest faces that the net finds reliably, in pixels of its input. */
    static final double MIN_FACE = 10;

    /** Enlarging more shows nothing new. */
    private static final double MAX_ENLARGED = 2;

    /**
     * The size for a picture.
     *
     * @param minFace the height of the smallest faces to look for, in pixels of the picture; the budget's where empty
     */
    static WorkingSize of(int width, int height, OptionalInt minFace) {
        double scale = minFace.isPresent()
                ? Math.min(MAX_ENLARGED, MIN_FACE / minFace.getAsInt())
                : Math.min(1, Math.sqrt(BUDGET / ((double) width * height)));
        return new WorkingSize(pixels(width, scale), pixels(height, scale), scale);
    }

    private static int pixels(int size, double scale) {
        return (int) Math.max(1, Math.round(size * scale));
    }

    /** The height of the smallest faces that are found in this size, in pixels of the picture. */
    double minFace() {
        return MIN_FACE / scale;
    }
}
