package dev.mien.augment;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;

/**
 * A soft push of a part of a picture: each place goes {@code (byX, byY)} pixels times a Gaussian of how far from the middle it comes
 * to lie.
 *
 * @param x the middle, in pixels
 * @param y the middle, in pixels
 * @param lean the angle of the Gaussian's long axis with x, in radians
 * @param wide the Gaussian's deviation along that axis, in pixels; larger than 0.61 times the push, or else the picture folds
 * @param high the same at a right angle to it
 */
public record Push(double x, double y, double byX, double byY, double lean, double wide, double high) {
    /** Beyond so many deviations the push is less than a hundredth. */
    private static final double REACH = 3;

    private static final int STEPS = 12; // of the search for where a place comes to lie

    /** The picture and its points after the push. */
    public FaceSample apply(FaceSample sample) {
        return new FaceSample(apply(sample.image()), apply(sample.keypoints()), sample.margin());
    }

    private Keypoints apply(Keypoints points) {
        return points.moved((oldX, oldY) -> {
            double newX = oldX;
            double newY = oldY;
            for (int i = 0; i < STEPS; i++) {
                double share = share(newX - x, newY - y);
                newX = oldX + share * byX;
                newY = oldY + share * byY;
            }
            return new float[] {(float) newX, (float) newY};
        });
    }

    private GrayImage apply(GrayImage image) {
        byte[] pixels = image.pixels().clone();
        double reach = REACH * Math.max(wide, high);
        int left = inside(x - reach, image.width());
        int right = inside(x + reach, image.width());
        int bottom = inside(y + reach, image.height());
        for (int row = inside(y - reach, image.height()); row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double share = share(column - x, row - y);
                pixels[row * image.width() + column] = at(image, column - share * byX, row - share * byY);
            }
        }
        return new GrayImage(image.width(), image.height(), pixels);
    }

    /** Which share of the push a place takes that lies so far from the middle. */
    private double share(double right, double down) {
        double along = (right * Math.cos(lean) + down * Math.sin(lean)) / wide;
        double across = (down * Math.cos(lean) - right * Math.sin(lean)) / high;
        return Math.exp(-(along * along + across * across) / 2);
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
