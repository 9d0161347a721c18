package dev.mien.augment;

import dev.mien.Box;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws crops on a 96x96 picture with soft edges, none over another. */
final class Paste {
    private static final double LARGEST_LEAN = Math.toRadians(31.5);
    private static final double USUAL_LEAN = Math.toRadians(12.6);

    private static final int SIZE = ModelMetadata.INPUT_SIZE;
    private static final int TRIES = 10;

    /** Where a crop begins to fade, in half sides from its middle; it is gone at 1. */
    private static final double FADES = .8;

    private final float[] image;
    private final int offset;
    private final List<Box> taken = new ArrayList<>();

    Paste(float[] image, int offset) {
        this.image = image;
        this.offset = offset;
    }

    /** A free square of that side that lies mostly inside; empty where none was found. */
    Optional<Box> room(double side, RandomGenerator random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double left = random.nextDouble(-side / 4, SIZE - .75 * side);
            double top = random.nextDouble(-side / 4, SIZE - .75 * side);
            Box box = new Box((float) left, (float) top, (float) (left + side), (float) (top + side));
            if (taken.stream().noneMatch(other -> touches(other, box))) {
                taken.add(box);
                return Optional.of(box);
            }
        }
        return Optional.empty();
    }

    private static boolean touches(Box a, Box b) {
        return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom();
    }

    /** Draws the crop there, leaning and mirrored at random; answers the lean in radians. */
    double draw(GrayImage crop, Box place, RandomGenerator random) {
        double lean = lean(random); // people in crops lean by themselves
        double scale = place.width() / crop.width();
        double across = random.nextBoolean() ? scale : -scale;
        double cos = Math.cos(lean);
        double sin = Math.sin(lean);
        double x = (place.left() + place.right()) / 2 - .5;
        double y = (place.top() + place.bottom()) / 2 - .5;
        Affine map = Affine.shift((1 - crop.width()) / 2.0, (1 - crop.height()) / 2.0)
                .then(new Affine(across * cos, -scale * sin, 0, across * sin, scale * cos, 0))
                .then(Affine.shift(x, y));
        float[] drawn = new float[SIZE * SIZE];
        GrayWarp.run(crop, map, drawn, 0, SIZE, SIZE);
        double half = place.width() / 2;
        for (int i = 0; i < drawn.length; i++) {
            double right = (i % SIZE - x) / half;
            double down = (Math.floorDiv(i, SIZE) - y) / half;
            double edge = Math.max(Math.abs(right * cos + down * sin), Math.abs(down * cos - right * sin));
            float share = (float) Math.max(0, Math.min(1, (1 - edge) / (1 - FADES)));
            image[offset + i] += share * (drawn[i] - image[offset + i]);
        }
        return lean;
    }

    /** A mouth over eyes: all of a face, and none. */
    static GrayImage halvesSwapped(GrayImage crop) {
        byte[] pixels = new byte[crop.pixels().length];
        int upper = crop.height() / 2 * crop.width();
        System.arraycopy(crop.pixels(), upper, pixels, 0, pixels.length - upper);
        System.arraycopy(crop.pixels(), 0, pixels, pixels.length - upper, upper);
        return new GrayImage(crop.width(), crop.height(), pixels);
    }

    /** A lean as photos have them: mostly little, rarely much; in radians. */
    private static double lean(RandomGenerator random) {
        double angle = random.nextGaussian() * USUAL_LEAN;
        return Math.max(-LARGEST_LEAN, Math.min(angle, LARGEST_LEAN));
    }
}
