package dev.mien.measure;

import static dev.mien.Keypoint.LEFT_EYEBROW_INNER_END;
import static dev.mien.Keypoint.LEFT_EYEBROW_OUTER_END;
import static dev.mien.Keypoint.LEFT_EYE_INNER_CORNER;
import static dev.mien.Keypoint.LEFT_EYE_OUTER_CORNER;
import static dev.mien.Keypoint.MOUTH_LEFT_CORNER;

import dev.mien.Keypoint;
import dev.mien.Measure;
import dev.mien.align.Place;
import dev.mien.align.SimilarityTransform;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Measures how the two sides of a face differ, in percent of the distance between the eyes. */
final class Asymmetry {
    /** Beyond this yaw in degrees nothing is measured, since the two sides differ by the rotation alone. */
    static final double MAX_YAW = 10;

    /** In the order of the measures, so that their floating-point sum is reproducible. */
    private static final Map<Measure, Keypoint> PAIRS = new EnumMap<>(Map.of(
            Measure.ASYMMETRY_EYE_INNER_CORNERS, LEFT_EYE_INNER_CORNER,
            Measure.ASYMMETRY_EYE_OUTER_CORNERS, LEFT_EYE_OUTER_CORNER,
            Measure.ASYMMETRY_EYEBROW_INNER_ENDS, LEFT_EYEBROW_INNER_END,
            Measure.ASYMMETRY_EYEBROW_OUTER_ENDS, LEFT_EYEBROW_OUTER_END,
            Measure.ASYMMETRY_MOUTH_CORNERS, MOUTH_LEFT_CORNER));

    private Asymmetry() {}

    static void measure(FaceFrame face, Map<Measure, Double> values) {
        double squares = 0;
        for (Map.Entry<Measure, Keypoint> pair : PAIRS.entrySet()) {
            double apart = apart(face, pair.getValue());
            values.put(pair.getKey(), apart);
            squares += apart * apart;
        }
        values.put(Measure.ASYMMETRY, Math.sqrt(squares / PAIRS.size()));
        values.put(Measure.ASYMMETRY_PROCRUSTES, procrustes(face));
        values.put(
                Measure.BROW_HEIGHT_DIFFERENCE,
                (leftHigher(face, LEFT_EYEBROW_INNER_END) + leftHigher(face, LEFT_EYEBROW_OUTER_END)) / 2);
        values.put(Measure.CANTHUS_HEIGHT_DIFFERENCE, leftHigher(face, LEFT_EYE_OUTER_CORNER));
        values.put(Measure.COMMISSURE_HEIGHT_DIFFERENCE, leftHigher(face, MOUTH_LEFT_CORNER));
    }

    /** The distance of a point from the mirror image of its partner across the midline. */
    private static double apart(FaceFrame face, Keypoint left) {
        Keypoint right = left.mirror();
        return Math.hypot(face.x(left) + face.x(right), face.y(left) - face.y(right));
    }

    private static double leftHigher(FaceFrame face, Keypoint left) {
        return face.y(left.mirror()) - face.y(left);
    }

    /** The root mean square distance of the points from those of the mirrored face after Procrustes alignment. */
    private static double procrustes(FaceFrame face) {
        Map<Keypoint, Place> seen = new EnumMap<>(Keypoint.class);
        Map<Keypoint, Place> mirrored = new EnumMap<>(Keypoint.class);
        for (Keypoint point : Keypoint.ALL) {
            if (Double.isNaN(face.x(point))) {
                return Double.NaN;
            }
            seen.put(point, new Place(face.x(point), face.y(point)));
            mirrored.put(point.mirror(), new Place(-face.x(point), face.y(point)));
        }
        SimilarityTransform laid = SimilarityTransform.fit(mirrored, seen).orElseThrow(); // the eyes are apart
        double squares = 0;
        for (Map.Entry<Keypoint, Place> point : seen.entrySet()) {
            Place place = laid.of(Objects.requireNonNull(mirrored.get(point.getKey())));
            squares += Math.pow(place.x() - point.getValue().x(), 2)
                    + Math.pow(place.y() - point.getValue().y(), 2);
        }
        return Math.sqrt(squares / seen.size());
    }
}
