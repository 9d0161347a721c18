package dev.mien.analyze;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.detect.FaceCrop;
import dev.mien.detect.Framing;

/** Sets faces upright by their eyes. */
final class Alignment {
    /** Below this the models see no difference, and a second look only costs time; in radians. */
    static final double MIN_ROLL = Math.toRadians(10);

    private Alignment() {}

    /**
     * The crop turned so that the line through the eyes is level in it; the same crop where it nearly is.
     *
     * @param points in pixels of the picture
     */
    static FaceCrop upright(FaceCrop crop, Keypoints points) {
        // The subject's left eye is on the picture's right.
        double across = points.x(Keypoint.LEFT_EYE_CENTER) - points.x(Keypoint.RIGHT_EYE_CENTER);
        double down = points.y(Keypoint.LEFT_EYE_CENTER) - points.y(Keypoint.RIGHT_EYE_CENTER);
        double lean = Math.atan2(down, across) - crop.roll();
        return Math.abs(lean) < MIN_ROLL ? crop : Framing.KAGGLE.turned(crop, lean);
    }
}
