package dev.mien.augment;

import dev.mien.Box;
import java.util.random.RandomGenerator;

/**
 * The position of a photo in a piece.
 *
 * @param map from coordinates of the photo to those of the piece
 * @param across the width of a pixel of the photo in pixels of the piece
 * @param down the height of a pixel of the photo in pixels of the piece
 * @param lean the rotation of the photo in radians
 */
record Placing(Affine map, double across, double down, double lean) {
    private static final double LEANING = .4; // the share of photos that are rotated
    private static final double USUAL_LEAN = Math.toRadians(20);
    private static final double LARGEST_LEAN = Math.toRadians(60);
    private static final double STRETCH = .08;

    /**
     * Places the point (photoX, photoY) of the photo at (x, y) of the piece, at about that scale: mirrored with a
     * probability of a half, sometimes rotated, and slightly stretched. Coordinates are as in {@link #of}.
     *
     * @param turned the share of photos that lie on a side or upside down, in 0..1
     */
    static Placing varied(
            double photoX, double photoY, double scale, double x, double y, double turned, RandomGenerator random) {
        double lean = random.nextDouble() < LEANING
                ? Math.max(-LARGEST_LEAN, Math.min(USUAL_LEAN * random.nextGaussian(), LARGEST_LEAN))
                : 0;
        if (turned > 0 && random.nextDouble() < turned) {
            lean += random.nextInt(1, 4) * Math.PI / 2;
        }
        double stretch = Math.exp(STRETCH * (2 * random.nextDouble() - 1));
        return of(photoX, photoY, scale * stretch, scale / stretch, random.nextBoolean(), lean, x, y);
    }

    /**
     * Places the point (photoX, photoY) of the photo at (x, y) of the piece, at that scale and rotation. In the
     * coordinates of both points the edges of pixels are at integers.
     */
    static Placing of(
            double photoX, double photoY, double across, double down, boolean mirror, double lean, double x, double y) {
        double mirrored = mirror ? -across : across;
        double cos = Math.cos(lean);
        double sin = Math.sin(lean);
        // In an Affine the centres of pixels are at integers.
        Affine map = Affine.shift(.5 - photoX, .5 - photoY)
                .then(new Affine(mirrored * cos, -down * sin, 0, mirrored * sin, down * cos, 0))
                .then(Affine.shift(x - .5, y - .5));
        return new Placing(map, across, down, lean);
    }

    /** The side of a pixel of the photo in pixels of the piece: the geometric mean of its width and height. */
    double scale() {
        return Math.sqrt(across * down);
    }

    /** Maps the box of a face to the piece: the bounding box of the rotated ellipse that is inscribed in the box. */
    Box box(Box face) {
        double oldX = (face.left() + face.right() - 1) / 2;
        double oldY = (face.top() + face.bottom() - 1) / 2;
        double x = map.xx() * oldX + map.xy() * oldY + map.x0() + .5;
        double y = map.yx() * oldX + map.yy() * oldY + map.y0() + .5;
        double cos = Math.cos(lean);
        double sin = Math.sin(lean);
        double wide = Math.hypot(face.width() * across * cos, face.height() * down * sin) / 2;
        double high = Math.hypot(face.width() * across * sin, face.height() * down * cos) / 2;
        return new Box((float) (x - wide), (float) (y - high), (float) (x + wide), (float) (y + high));
    }
}
