package dev.mien.augment;

import dev.mien.Keypoint;
import dev.mien.Keypoints;

/**
 * An affine map of picture coordinates: {@code x' = xx * x + xy * y + x0} and {@code y' = yx * x + yy * y + y0}, in
 * pixels with the pixel centres at integers.
 */
record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
    static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    /** The map from one picture size to another that keeps the outer edges of the pictures aligned. */
    static Affine resize(int oldWidth, int oldHeight, int newWidth, int newHeight) {
        double scaleX = (double) newWidth / oldWidth;
        double scaleY = (double) newHeight / oldHeight;
        return new Affine(scaleX, 0, 0.5 * scaleX - 0.5, 0, scaleY, 0.5 * scaleY - 0.5);
    }

    /** The linear map whose fixed point is the centre of a picture. */
    static Affine aboutMiddle(double xx, double xy, double yx, double yy, int width, int height) {
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        return new Affine(xx, xy, middleX - xx * middleX - xy * middleY, yx, yy, middleY - yx * middleX - yy * middleY);
    }

    static Affine shift(double x, double y) {
        return new Affine(1, 0, x, 0, 1, y);
    }

    /** The composition: this map is applied first, {@code next} second. */
    Affine then(Affine next) {
        return new Affine(
                next.xx * xx + next.xy * yx,
                next.xx * xy + next.xy * yy,
                next.xx * x0 + next.xy * y0 + next.x0,
                next.yx * xx + next.yy * yx,
                next.yx * xy + next.yy * yy,
                next.yx * x0 + next.yy * y0 + next.y0);
    }

    Affine inverse() {
        double determinant = determinant();
        double ixx = yy / determinant;
        double ixy = -xy / determinant;
        double iyx = -yx / determinant;
        double iyy = xx / determinant;
        return new Affine(ixx, ixy, -ixx * x0 - ixy * y0, iyx, iyy, -iyx * x0 - iyy * y0);
    }

    /**
     * Whether the map reverses orientation, as a mirror does. Then the subject's left eye looks like a right eye,
     * however the picture is rotated, and the names of the points swap sides. This holds for a vertical flip as well as
     * for a horizontal one.
     */
    boolean mirrors() {
        return determinant() < 0;
    }

    private double determinant() {
        return xx * yy - xy * yx;
    }

    /**
     * Maps the points, and swaps the names of left and right points if the map mirrors.
     *
     * @param width the width of the new picture in pixels; points outside the new picture are missing (NaN) afterwards
     * @param height the height of the new picture in pixels
     */
    Keypoints apply(Keypoints points, int width, int height) {
        float[] moved = new float[2 * points.points().size()];
        boolean mirrors = mirrors();
        for (Keypoint point : points.points()) {
            double oldX = points.x(point);
            double oldY = points.y(point);
            double x = xx * oldX + xy * oldY + x0;
            double y = yx * oldX + yy * oldY + y0;
            boolean inside = x >= -0.5 && y >= -0.5 && x <= width - 0.5 && y <= height - 0.5; // false for NaN
            int to = 2 * (mirrors ? point.mirror() : point).ordinal();
            moved[to] = inside ? (float) x : Float.NaN;
            moved[to + 1] = inside ? (float) y : Float.NaN;
        }
        return Keypoints.of(moved);
    }
}
