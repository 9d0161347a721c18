package dev.mien.image;

/**
 * The brightness of a picture, possibly reduced: the position (x, y) in the picture, with edges at whole numbers, is
 * {@code x / reduction + left, y / reduction + top} in the plane.
 *
 * @param pixels the plane
 * @param reduction the factor by which width and height are reduced: 1, 2, 4 or 8
 * @param left where the picture begins in the plane, in 0..1: decoders pad the last pixel if the picture covers only a
 *     part of it, and mirrored pictures begin with that pixel
 * @param top likewise
 */
public record GrayPlane(GrayImage pixels, int reduction, double left, double top) {
    /** The plane without reduction. */
    static GrayPlane whole(GrayImage pixels) {
        return new GrayPlane(pixels, 1, 0, 0);
    }

    /**
     * The upright plane from a decoder's output.
     *
     * @param stored the plane as stored
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
