package dev.mien.augment;

import dev.mien.Box;
import dev.mien.image.GrayImage;
import java.util.random.RandomGenerator;

/** Pastes crops with soft edges onto a square picture of floats in 0..1. */
public final class Paste {
    private static final double LARGEST_LEAN = Math.toRadians(31.5);
    private static final double USUAL_LEAN = Math.toRadians(12.6);

    /** The distance from the centre at which a crop begins to fade, in half sides; at 1 it is transparent. */
    private static final double FADES = .8;

    private final float[] image;
    private final int size;

    /**
     * @param image the picture to paste onto, which is changed: [size, size], rows from the top
     * @param size the side of the picture in pixels
     */
    public Paste(float[] image, int size) {
        this.image = image;
        this.size = size;
    }

    /**
     * Pastes the crop, rotated at random and with a probability of a half mirrored.
     *
     * @param place the square that the crop fills before it is rotated about its centre, in pixels of the picture
     * @return the rotation in radians, clockwise; at most 31.5 degrees to either side
     */
    public double draw(GrayImage crop, Box place, RandomGenerator random) {
        double lean = lean(random);
        double scale = place.width() / crop.width();
        double across = random.nextBoolean() ? scale : -scale;
        double cos = Math.cos(lean);
        double sin = Math.sin(lean);
        double x = (place.left() + place.right()) / 2 - .5;
        double y = (place.top() + place.bottom()) / 2 - .5;
        Affine map = Affine.shift((1 - crop.width()) / 2.0, (1 - crop.height()) / 2.0)
                .then(new Affine(across * cos, -scale * sin, 0, across * sin, scale * cos, 0))
                .then(Affine.shift(x, y));
        float[] drawn = new float[size * size];
        GrayWarp.run(crop, map, drawn, 0, size, size);
        double half = place.width() / 2;
        for (int i = 0; i < drawn.length; i++) {
            double right = (i % size - x) / half;
            double down = (Math.floorDiv(i, size) - y) / half;
            double edge = Math.max(Math.abs(right * cos + down * sin), Math.abs(down * cos - right * sin));
            float share = (float) Math.max(0, Math.min(1, (1 - edge) / (1 - FADES)));
            image[i] += share * (drawn[i] - image[i]);
        }
        return lean;
    }

    /** A random rotation distributed as in photos, mostly small and rarely large; in radians. */
    private static double lean(RandomGenerator random) {
        double angle = random.nextGaussian() * USUAL_LEAN;
        return Math.max(-LARGEST_LEAN, Math.min(angle, LARGEST_LEAN));
    }
}
