package dev.mien.measure;

/**
 * A camera without distortion, whose axis goes through the middle of its picture.
 *
 * @param focal the focal length in pixels, above 0
 * @param centerX where the axis meets the picture, in pixels
 * @param centerY where the axis meets the picture, in pixels
 * @param guessed whether nobody knows the focal length; a face is then not believed to be nearer than half a metre
 */
public record Camera(double focal, double centerX, double centerY, boolean guessed) {
    public Camera {
        if (!(focal > 0 && focal < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a focal length of " + focal + " pixels, expected more than 0");
        }
    }

    /**
     * What is usual where nothing is known: a focal length of the picture's longer side, some 53 degrees of view.
     *
     * @param width of the picture, in pixels
     * @param height likewise
     */
    public static Camera of(int width, int height) {
        return new Camera(Math.max(width, height), (width - 1) / 2.0, (height - 1) / 2.0, true);
    }

    /**
     * A camera that is known.
     *
     * @param width of the picture, in pixels
     * @param height likewise
     * @param focal the focal length in pixels of the picture, above 0
     */
    public static Camera of(int width, int height, double focal) {
        return new Camera(focal, (width - 1) / 2.0, (height - 1) / 2.0, false);
    }

    /** The same with a focal length of at least that. */
    Camera atLeast(double min) {
        return guessed && min > focal ? new Camera(min, centerX, centerY, true) : this;
    }
}
