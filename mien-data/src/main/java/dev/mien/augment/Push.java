package dev.mien.augment;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;

/**
 * A push of a part of a picture: what lies in the part goes {@code (byX, byY)} pixels, what lies around it less, by a Gaussian of how
 * far from the part it comes to lie.
 */
public record Push(Part part, double byX, double byY) {
    /**
     * What is pushed: a rectangle that fades.
     *
     * @param x the middle, in pixels
     * @param y the middle, in pixels
     * @param lean the angle of its long side with x, in radians
     * @param halfWidth half of its long side, in pixels; 0 for a point or a line
     * @param halfHeight half of its short side
     * @param fadeAlong the Gaussian's deviation beyond its short sides, in pixels; larger than 0.61 times the push, or else the picture
     *     folds
     * @param fadeAcross the same beyond its long sides
     */
    public record Part(
            double x, double y, double lean, double halfWidth, double halfHeight, double fadeAlong, double fadeAcross) {
        /** Which share of the push a place takes, in 0..1. */
        double share(double placeX, double placeY) {
            double right = placeX - x;
            double down = placeY - y;
            double along = Math.abs(right * Math.cos(lean) + down * Math.sin(lean)) - halfWidth;
            double across = Math.abs(down * Math.cos(lean) - right * Math.sin(lean)) - halfHeight;
            double far = Math.hypot(Math.max(0, along) / fadeAlong, Math.max(0, across) / fadeAcross);
            return Math.exp(-far * far / 2);
        }

        /** Where it has no share any more, in pixels from the middle. */
        double reach() {
            return Math.hypot(halfWidth, halfHeight) + REACH * Math.max(fadeAlong, fadeAcross);
        }
    }

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
