package dev.mien.augment;

import dev.mien.Box;
import java.util.random.RandomGenerator;

/**
 * How a photo comes to lie in a patch.
 *
 * @param map where places of the photo go
 * @param across how many pixels of the patch one of the photo is wide
 * @param down how many it is high
 * @param lean by how much it is turned, in radians
 */
record Placing(Affine map, double across, double down, double lean) {
    private static final double LEANING = .4; // so many of all
    private static final double USUAL_LEAN = Math.toRadians(20);
    private static final double LARGEST_LEAN = Math.toRadians(60);
    private static final double STRETCH = .08;

    /** The place (photoX, photoY) of the photo at (x, y) of the patch, at about that scale: as often mirrored as not, at times leaning, a little stretched. */
    static Placing varied(double photoX, double photoY, double scale, double x, double y, RandomGenerator random) {
        double lean = random.nextDouble() < LEANING
                ? Math.max(-LARGEST_LEAN, Math.min(USUAL_LEAN * random.nextGaussian(), LARGEST_LEAN))
                : 0;
        double stretch = Math.exp(STRETCH * (2 * random.nextDouble() - 1));
        return of(photoX, photoY, scale * stretch, scale / stretch, random.nextBoolean(), lean, x, y);
    }

    /** The place (photoX, photoY) of the photo at (x, y) of the patch, at that scale, leaning so and perhaps mirrored. Both places have the edges of pixels at whole numbers. */
    static Placing of(
            double photoX, double photoY, double across, double down, boolean mirror, double lean, double x, double y) {
        double mirrored = mirror ? -across : across;
        double cos = Math.cos(lean);
        double sin = Math.sin(lean);
        // In maps the centres of pixels are the whole numbers.
        Affine map = Affine.shift(.5 - photoX, .5 - photoY)
                .then(new Affine(mirrored * cos, -down * sin, 0, mirrored * sin, down * cos, 0))
                .then(Affine.shift(x - .5, y - .5));
        return new Placing(map, across, down, lean);
    }

    /** About how many pixels of the patch one of the photo is wide and high. */
    double scale() {
        return Math.sqrt(across * down);
    }

    /** The box in the patch of a face of the photo: that of a turned ellipse which fills the face's own box. */
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
