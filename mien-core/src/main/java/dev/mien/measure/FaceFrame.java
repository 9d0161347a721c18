package dev.mien.measure;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.Optional;

/**
 * The coordinate system of a face, which makes measures independent of its rotation in the picture: the origin is
 * midway between the centres of the eyes, x points along their line to the subject's left, y at a right angle down the
 * face, both in percent of the distance between the eyes.
 */
final class FaceFrame {
    private final Keypoints points;
    private final double originX;
    private final double originY;
    private final double acrossX; // of one percent, in pixels
    private final double acrossY;

    private FaceFrame(Keypoints points, double originX, double originY, double acrossX, double acrossY) {
        this.points = points;
        this.originX = originX;
        this.originY = originY;
        this.acrossX = acrossX;
        this.acrossY = acrossY;
    }

    /** The frame of a face; empty if the centre of an eye is missing or both coincide. */
    static Optional<FaceFrame> of(Keypoints points) {
        Keypoint left = Keypoint.LEFT_EYE_CENTER;
        Keypoint right = Keypoint.RIGHT_EYE_CENTER;
        double acrossX = points.x(left) - points.x(right);
        double acrossY = points.y(left) - points.y(right);
        if (!(Math.hypot(acrossX, acrossY) > 1e-6)) {
            return Optional.empty();
        }
        return Optional.of(new FaceFrame(
                points,
                (points.x(left) + points.x(right)) / 2.0,
                (points.y(left) + points.y(right)) / 2.0,
                acrossX / 100,
                acrossY / 100));
    }

    /** The distance between the centres of the eyes in pixels. */
    double eyeDistance() {
        return points.interocularDistance();
    }

    /** How far the point lies to the subject's left; NaN if it is missing. */
    double x(Keypoint point) {
        double size = acrossX * acrossX + acrossY * acrossY;
        return ((points.x(point) - originX) * acrossX + (points.y(point) - originY) * acrossY) / size;
    }

    /** How far the point lies below the line of the eyes; NaN if it is missing. */
    double y(Keypoint point) {
        double size = acrossX * acrossX + acrossY * acrossY;
        return ((points.y(point) - originY) * acrossX - (points.x(point) - originX) * acrossY) / size;
    }

    double distance(Keypoint one, Keypoint other) {
        return Math.hypot(x(one) - x(other), y(one) - y(other));
    }
}
