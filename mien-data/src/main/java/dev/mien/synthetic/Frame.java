package dev.mien.synthetic;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;

/**
 * The coordinate system of a face, derived from its points: origin between the eyes, x towards the subject's left eye
 * (18 = the eye's centre), y down the face (38.5 = the mouth's middle). Parts without key points, such as the outline
 * of the head, are drawn in it.
 *
 * @param points the 15 points in pixels; none is missing
 * @param toPicture maps the face's coordinates to pixels
 * @param turn how far the face is turned to the side: the x of the middle of the head, in the face's units
 */
record Frame(Keypoints points, AffineTransform toPicture, double turn) {
    /** The x of the left eye's centre. */
    static final double EYE = 18;

    /** The y of the mouth's middle. */
    static final double MOUTH = 38.5;

    static Frame of(Keypoints points) {
        Point2D left = at(points, Keypoint.LEFT_EYE_CENTER);
        Point2D right = at(points, Keypoint.RIGHT_EYE_CENTER);
        Point2D middle = mid(left, right);
        Point2D corners = mid(at(points, Keypoint.MOUTH_LEFT_CORNER), at(points, Keypoint.MOUTH_RIGHT_CORNER));
        double acrossX = (left.getX() - right.getX()) / (2 * EYE);
        double acrossY = (left.getY() - right.getY()) / (2 * EYE);
        double across = Math.hypot(acrossX, acrossY);
        // Down is at a right angle to across: a mouth that a turned head shows off its middle must not shear the head.
        double downX = -acrossY / across;
        double downY = acrossX / across;
        double down = ((corners.getX() - middle.getX()) * downX + (corners.getY() - middle.getY()) * downY) / MOUTH;
        double length = Math.max(0.7 * across, Math.min(1.4 * across, down));
        AffineTransform toPicture =
                new AffineTransform(acrossX, acrossY, downX * length, downY * length, middle.getX(), middle.getY());
        return new Frame(points, toPicture, turn(points, middle, corners, acrossX, acrossY));
    }

    /**
     * Estimates the turn from the nose, which protrudes and so moves further than eyes and mouth when the head turns.
     */
    private static double turn(Keypoints points, Point2D eyes, Point2D mouth, double acrossX, double acrossY) {
        Point2D nose = at(points, Keypoint.NOSE_TIP);
        double aheadX = nose.getX() - (0.4 * eyes.getX() + 0.6 * mouth.getX());
        double aheadY = nose.getY() - (0.4 * eyes.getY() + 0.6 * mouth.getY());
        double ahead = (aheadX * acrossX + aheadY * acrossY) / (acrossX * acrossX + acrossY * acrossY);
        return Math.max(-9, Math.min(9, -1.6 * ahead));
    }

    /** A key point in pixels. */
    Point2D at(Keypoint point) {
        return at(points, point);
    }

    /** Maps a position in the face's coordinates to pixels. */
    Point2D at(double x, double y) {
        return toPicture.transform(new Point2D.Double(x, y), null);
    }

    /** The position in pixels at an offset in the face's units, to the subject's left and down. */
    Point2D from(Point2D place, double left, double down) {
        Point2D by = toPicture.deltaTransform(new Point2D.Double(left, down), null);
        return new Point2D.Double(place.getX() + by.getX(), place.getY() + by.getY());
    }

    /** How far one position lies below another, in the face's units. */
    double below(Point2D upper, Point2D lower) {
        double x = lower.getX() - upper.getX();
        double y = lower.getY() - upper.getY();
        double downX = toPicture.getShearX();
        double downY = toPicture.getScaleY();
        return (x * downX + y * downY) / (downX * downX + downY * downY);
    }

    /** The face's unit in pixels. */
    double unit() {
        return Math.hypot(toPicture.getScaleX(), toPicture.getShearY());
    }

    static Point2D mid(Point2D first, Point2D second) {
        return new Point2D.Double((first.getX() + second.getX()) / 2, (first.getY() + second.getY()) / 2);
    }

    private static Point2D at(Keypoints points, Keypoint point) {
        return new Point2D.Double(points.x(point), points.y(point));
    }
}
