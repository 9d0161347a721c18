package dev.mien.augment;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;

/**
 * A soft push of a part of a picture: each place goes {@code (byX, byY)} pixels times a Gaussian of how far from the middle it comes
 * to lie.
 *
 * @param x the middle, in pixels
 * @param y the middle, in pixels
 * @param wide the Gaussian's deviation along x, in pixels; larger than 0.61 times the push, or else the picture folds
 * @param high the same along y
 */
record Push(double x, double y, double byX, double byY, double wide, double high) {
    /** Beyond so many deviations the push is less than a hundredth. */
    private static final double REACH = 3;

    private static final int STEPS = 12; // of the search for where a place comes to lie

    FaceSample apply(FaceSample sample) {
        return new FaceSample(apply(sample.image()), apply(sample.keypoints()), sample.margin());
    }

    private Keypoints apply(Keypoints points) {
        return points.moved((oldX, oldY) -> {
            double newX = oldX;
            double newY = oldY;
            for (int i = 0; i < STEPS; i++) {
                double share = share(newX - x, wide) * share(newY - y, high);
                newX = oldX + share * byX;
                newY = oldY + share * byY;
            }
            return new float[] {(float) newX, (float) newY};
        });
    }

    private GrayImage apply(GrayImage image) {
        byte[] pixels = image.pixels().clone();
        int left = inside(x - REACH * wide, image.width());
        int right = inside(x + REACH * wide, image.width());
        int bottom = inside(y + REACH * high, image.height());
        double[] across = new double[right - left + 1];
        for (int i = 0; i < across.length; i++) {
            across[i] = share(left + i - x, wide);
        }
        for (int row = inside(y - REACH * high, image.height()); row <= bottom; row++) {
            double down = share(row - y, high);
            for (int i = 0; i < across.length; i++) {
                double share = across[i] * down;
                pixels[row * image.width() + left + i] = at(image, left + i - share * byX, row - share * byY);
            }
        }
        return new GrayImage(image.width(), image.height(), pixels);
    }

    private static double share(double distance, double deviation) {
        double deviations = distance / deviation;
        return Math.exp(-deviations * deviations / 2);
    }

    private static int inside(double place, int size) {
        return (int) Math.max(0, Math.min(size - 1, Math.round(place)));
    }

    /** The brightness between four pixels. */
    private static byte at(GrayImage image, double x, double y) {
        double column = Math.max(0, Math.min(x, image.width() - 1));
        double row = Math.max(0, Math.min(y, image.height() - 1));
        int left = (int) column;
        int above = (int) row;
        int right = Math.min(left + 1, image.width() - 1);
        int below = Math.min(above + 1, image.height() - 1);
        double top = image.at(left, above) + (column - left) * (image.at(right, above) - image.at(left, above));
        double bottom = image.at(left, below) + (column - left) * (image.at(right, below) - image.at(left, below));
        return (byte) Math.round(top + (row - above) * (bottom - top));
    }
}
