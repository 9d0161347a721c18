package dev.mien.augment;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;

/**
 * Pushes a part of a picture: pixels in the part move by {@code (byX, byY)} pixels, pixels around it by less. Their
 * share of the push is a Gaussian of the distance from the part after the push.
 */
public record Push(Part part, double byX, double byY) {
    /**
     * The pushed part: a rectangle with soft edges.
     *
     * @param x the centre, in pixels
     * @param y the centre, in pixels
     * @param lean the angle between the long side and the x axis, in radians
     * @param halfWidth half of the long side, in pixels; 0 for a point
     * @param halfHeight half of the short side, in pixels; 0 for a point or a line
     * @param fadeAlong the standard deviation of the Gaussian beyond the short sides, in pixels; must be larger than
     *     0.61 times the push, or else the picture folds over itself
     * @param fadeAcross the same beyond the long sides
     */
    public record Part(
            double x, double y, double lean, double halfWidth, double halfHeight, double fadeAlong, double fadeAcross) {
        /** The share of the push at a point, in 0..1. */
        double share(double placeX, double placeY) {
            double right = placeX - x;
            double down = placeY - y;
            double along = Math.abs(right * Math.cos(lean) + down * Math.sin(lean)) - halfWidth;
            double across = Math.abs(down * Math.cos(lean) - right * Math.sin(lean)) - halfHeight;
            double far = Math.hypot(Math.max(0, along) / fadeAlong, Math.max(0, across) / fadeAcross);
            return Math.exp(-far * far / 2);
        }

        /** The distance from the centre beyond which the push is negligible, in pixels. */
        double reach() {
            return Math.hypot(halfWidth, halfHeight) + REACH * Math.max(fadeAlong, fadeAcross);
        }
    }

    /** The standard deviations beyond which the share of the push is about a hundredth or less. */
    private static final double REACH = 3;

    private static final int STEPS = 12; // of the fixed-point iteration for the new position of a point

    /** Pushes the picture and its points. */
    public FaceSample apply(FaceSample sample) {
        return new FaceSample(apply(sample.image()), apply(sample.keypoints()), sample.margin());
    }

    private Keypoints apply(Keypoints points) {
        return points.moved((oldX, oldY) -> {
            double newX = oldX;
            double newY = oldY;
            for (int i = 0; i < STEPS; i++) {
                double share = part.share(newX, newY);
                newX = oldX + share * byX;
                newY = oldY + share * byY;
            }
            return new float[] {(float) newX, (float) newY};
        });
    }

    private GrayImage apply(GrayImage image) {
        byte[] pixels = image.pixels().clone();
        int left = inside(part.x - part.reach(), image.width());
        int right = inside(part.x + part.reach(), image.width());
        int bottom = inside(part.y + part.reach(), image.height());
        for (int row = inside(part.y - part.reach(), image.height()); row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double share = part.share(column, row);
                pixels[row * image.width() + column] = at(image, column - share * byX, row - share * byY);
            }
        }
        return new GrayImage(image.width(), image.height(), pixels);
    }

    private static int inside(double place, int size) {
        return (int) Math.max(0, Math.min(size - 1, Math.round(place)));
    }

    /** Interpolates the brightness bilinearly. */
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
