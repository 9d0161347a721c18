package dev.mien.measure;

import static dev.mien.Keypoint.LEFT_EYE_INNER_CORNER;
import static dev.mien.Keypoint.LEFT_EYE_LOWER_LID_INNER;
import static dev.mien.Keypoint.LEFT_EYE_LOWER_LID_OUTER;
import static dev.mien.Keypoint.LEFT_EYE_OUTER_CORNER;
import static dev.mien.Keypoint.LEFT_EYE_UPPER_LID_INNER;
import static dev.mien.Keypoint.LEFT_EYE_UPPER_LID_OUTER;
import static dev.mien.Keypoint.MOUTH_CENTER_BOTTOM_LIP;
import static dev.mien.Keypoint.MOUTH_CENTER_TOP_LIP;
import static dev.mien.Keypoint.MOUTH_INNER_BOTTOM_LIP;
import static dev.mien.Keypoint.MOUTH_INNER_TOP_LIP;
import static dev.mien.Keypoint.MOUTH_LEFT_CORNER;
import static dev.mien.Keypoint.MOUTH_RIGHT_CORNER;
import static dev.mien.Keypoint.RIGHT_EYE_INNER_CORNER;
import static dev.mien.Keypoint.RIGHT_EYE_LOWER_LID_INNER;
import static dev.mien.Keypoint.RIGHT_EYE_LOWER_LID_OUTER;
import static dev.mien.Keypoint.RIGHT_EYE_OUTER_CORNER;
import static dev.mien.Keypoint.RIGHT_EYE_UPPER_LID_INNER;
import static dev.mien.Keypoint.RIGHT_EYE_UPPER_LID_OUTER;

import dev.mien.Keypoint;
import dev.mien.Measure;
import java.util.Map;

/**
 * Measures lengths and angles of a face, lengths in percent of the distance between the eyes (after Farkas,
 * Anthropometry of the Head and Face, 1994).
 */
final class Proportions {
    private Proportions() {}

    static void measure(FaceFrame face, Map<Measure, Double> values) {
        eyes(face, values);
        mouth(face, values);
    }

    private static void eyes(FaceFrame face, Map<Measure, Double> values) {
        double inner = face.distance(LEFT_EYE_INNER_CORNER, RIGHT_EYE_INNER_CORNER);
        values.put(Measure.EYE_DISTANCE, face.eyeDistance());
        values.put(Measure.INTERCANTHAL_DISTANCE, inner);
        values.put(
                Measure.INTERCANTHAL_INDEX, 100 * inner / face.distance(LEFT_EYE_OUTER_CORNER, RIGHT_EYE_OUTER_CORNER));
        values.put(Measure.LEFT_FISSURE_LENGTH, face.distance(LEFT_EYE_INNER_CORNER, LEFT_EYE_OUTER_CORNER));
        values.put(Measure.RIGHT_FISSURE_LENGTH, face.distance(RIGHT_EYE_INNER_CORNER, RIGHT_EYE_OUTER_CORNER));
        values.put(Measure.LEFT_CANTHAL_TILT, tilt(face, LEFT_EYE_INNER_CORNER, LEFT_EYE_OUTER_CORNER));
        values.put(Measure.RIGHT_CANTHAL_TILT, tilt(face, RIGHT_EYE_INNER_CORNER, RIGHT_EYE_OUTER_CORNER));
        values.put(
                Measure.LEFT_EYE_ASPECT_RATIO,
                aspectRatio(
                        face,
                        LEFT_EYE_OUTER_CORNER,
                        LEFT_EYE_UPPER_LID_OUTER,
                        LEFT_EYE_UPPER_LID_INNER,
                        LEFT_EYE_INNER_CORNER,
                        LEFT_EYE_LOWER_LID_INNER,
                        LEFT_EYE_LOWER_LID_OUTER));
        values.put(
                Measure.RIGHT_EYE_ASPECT_RATIO,
                aspectRatio(
                        face,
                        RIGHT_EYE_OUTER_CORNER,
                        RIGHT_EYE_UPPER_LID_OUTER,
                        RIGHT_EYE_UPPER_LID_INNER,
                        RIGHT_EYE_INNER_CORNER,
                        RIGHT_EYE_LOWER_LID_INNER,
                        RIGHT_EYE_LOWER_LID_OUTER));
    }

    private static void mouth(FaceFrame face, Map<Measure, Double> values) {
        double corners = (face.y(MOUTH_LEFT_CORNER) + face.y(MOUTH_RIGHT_CORNER)) / 2;
        values.put(Measure.EYE_MOUTH_HEIGHT, corners);
        values.put(Measure.MOUTH_WIDTH, face.distance(MOUTH_LEFT_CORNER, MOUTH_RIGHT_CORNER));
        values.put(Measure.MOUTH_OPENING, face.y(MOUTH_CENTER_BOTTOM_LIP) - face.y(MOUTH_CENTER_TOP_LIP));
        values.put(
                Measure.MOUTH_CORNER_LIFT,
                (face.y(MOUTH_CENTER_BOTTOM_LIP) + face.y(MOUTH_CENTER_TOP_LIP)) / 2 - corners);
        values.put(Measure.MOUTH_INNER_OPENING, face.y(MOUTH_INNER_BOTTOM_LIP) - face.y(MOUTH_INNER_TOP_LIP));
    }

    /**
     * The eye aspect ratio (Soukupová and Čech 2016): the mean of the eye's heights at two places over its width, from
     * its six points in order round it.
     */
    private static double aspectRatio(
            FaceFrame face, Keypoint p1, Keypoint p2, Keypoint p3, Keypoint p4, Keypoint p5, Keypoint p6) {
        return (face.distance(p2, p6) + face.distance(p3, p5)) / (2 * face.distance(p1, p4));
    }

    /** The tilt in degrees, positive if the outer corner is higher. */
    private static double tilt(FaceFrame face, Keypoint inner, Keypoint outer) {
        double up = face.y(inner) - face.y(outer);
        return Math.toDegrees(Math.atan2(up, Math.abs(face.x(outer) - face.x(inner))));
    }
}
