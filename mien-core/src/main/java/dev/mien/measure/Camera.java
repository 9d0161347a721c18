package dev.mien.measure;

/**
 * A pinhole camera without lens distortion.
 *
 * @param focal the focal length in pixels, above 0
 * @param centerX the x coordinate of the principal point, in pixels
 * @param centerY the y coordinate of the principal point, in pixels
 * @param guessed whether the focal length is a guess; faces are then assumed to be at least half a metre away
 */
public record Camera(double focal, double centerX, double centerY, boolean guessed) {
    public Camera {
        if (!(focal > 0 && focal < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a focal length of " + focal + " pixels, expected more than 0");
        }
    }

    /**
     * A camera with a guessed focal length: the longer side of the picture, about 53 degrees of view. The axis goes
     * through the middle of the picture.
     *
     * @param width of the picture, in pixels
     * @param height likewise
     */
    public static Camera of(int width, int height) {
        return new Camera(Math.max(width, height), (width - 1) / 2.0, (height - 1) / 2.0, true);
    }

    /**
     * A camera with a known focal length, whose axis goes through the middle of the picture.
     *
     * @param width of the picture, in pixels
     * @param height likewise
     * @param focal the focal length in pixels of the picture, above 0
     */
    public static Camera of(int width, int height, double focal) {
        return new Camera(focal, (width - 1) / 2.0, (height - 1) / 2.0, false);
    }

    /** The same camera with at least that focal length. */
    Camera atLeast(double min) {
        return guessed && min > focal ? new Camera(min, centerX, centerY, true) : this;
    }
}
