package dev.mien.image;

/**
 * A picture's brightness, perhaps made smaller: a place at (x, y) of the picture, edges at whole numbers, lies at {@code x /
 * reduction + left, y / reduction + top} of the plane.
 *
 * @param pixels the plane
 * @param reduction so many pixels of the picture, each way, are one here: 1, 2, 4 or 8
 * @param left where the picture begins in the plane, in 0..1: decoders fill a last pixel that the picture covers only in part,
 *     and mirrored pictures begin with it
 * @param top likewise
 */
public record GrayPlane(GrayImage pixels, int reduction, double left, double top) {
    /** The plane that has every pixel. */
    static GrayPlane whole(GrayImage pixels) {
        return new GrayPlane(pixels, 1, 0, 0);
    }

    /**
     * A plane as a decoder gives it, turned upright.
     *
     * @param stored not yet upright
     * @param width of the whole picture, as stored
     * @param height likewise
     */
    static GrayPlane upright(GrayImage stored, int reduction, int width, int height, int orientation) {
        double right = Orientation.beginsAtRight(orientation) ? stored.width() - (double) width / reduction : 0;
        double bottom = Orientation.beginsAtBottom(orientation) ? stored.height() - (double) height / reduction : 0;
        boolean turned = Orientation.isTurned(orientation);
        return new GrayPlane(
                Orientation.upright(stored, orientation), reduction, turned ? bottom : right, turned ? right : bottom);
    }
}
