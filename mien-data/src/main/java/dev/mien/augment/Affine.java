package dev.mien.augment;

import dev.mien.Keypoint;
import dev.mien.Keypoints;

/**
 * Where the places of a picture go: {@code x' = xx * x + xy * y + x0} and {@code y' = yx * x + yy * y + y0}, in pixels
 * with the centres at whole numbers.
 */
record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
    static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    /** The change of scale between two picture sizes, half-pixel centres on half-pixel centres. */
    static Affine resize(int oldWidth, int oldHeight, int newWidth, int newHeight) {
        double scaleX = (double) newWidth / oldWidth;
        double scaleY = (double) newHeight / oldHeight;
        return new Affine(scaleX, 0, 0.5 * scaleX - 0.5, 0, scaleY, 0.5 * scaleY - 0.5);
    }

    /** The linear map that leaves the middle of a picture where it is. */
    static Affine aboutMiddle(double xx, double xy, double yx, double yy, int width, int height) {
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        return new Affine(xx, xy, middleX - xx * middleX - xy * middleY, yx, yy, middleY - yx * middleX - yy * middleY);
    }

    static Affine shift(double x, double y) {
        return new Affine(1, 0, x, 0, 1, y);
    }

    /** This map first, the other after it. */
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
     * Whether the map shows the face as a mirror does. Then what was the subject's left eye looks like a right eye,
     * however the picture is turned, and the names swap sides; so after a vertical flip as after a horizontal one.
     */
    boolean mirrors() {
        return determinant() < 0;
    }

    private double determinant() {
        return xx * yy - xy * yx;
    }

    /**
     * The points at their new places, under swapped names where the map mirrors.
     *
     * @param width of the new picture; a point outside its outermost pixels' edges is missing afterwards
     * @param height of the new picture
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
