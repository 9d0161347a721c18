package dev.mien.metric;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The metrics of key points, over the points that are in both truth and answers. Metrics without any point or face are
 * NaN.
 *
 * <pre>{@code
 * List<Keypoints> truth = List.of(SyntheticFaces.draw(Expression.HAPPY, 0, 1).keypoints());
 * List<Keypoints> answers = List.of(truth.get(0).scaled(1, 1, 3, 4)); // 3 pixels to the right and 4 down
 * System.out.println(KeypointMetrics.of(truth, answers).nmeInterocular());
 * }</pre>
 *
 * <p>The interocular distance is that of the eye centres, as in Jesorsky et al. 2001, "Robust Face Detection Using the
 * Hausdorff Distance": nearly every row of Kaggle's file has them, while two in three lack the eye corners that the
 * 300-W challenge (Sagonas et al. 2013) divides by. Faces without both eye centres, or with coinciding ones, are left
 * out of normalized metrics.
 *
 * @param n the number of faces with at least one annotated point
 * @param rmsePx the root mean square error over all annotated coordinates, the score of Kaggle's competition
 * @param maePx the mean absolute error over the same coordinates
 * @param nmeInterocular the normalized mean error: the mean over faces of their mean error, divided by the interocular
 *     distance
 * @param pck05 the share of annotated points with an error of at most 5 % of the interocular distance (percentage of
 *     correct key points, after Yang and Ramanan 2013, "Articulated Human Detection with Flexible Mixtures of Parts")
 * @param pck10 the same at 10 %
 * @param perKeypoint {@code rmsePx} of each point
 * @param seedAccuracy the share of completely annotated faces where the largest of the 30 coordinates is the same one
 *     in answer and truth: Keras' {@code accuracy} of a vector of 30 numbers
 * @param errors the cumulative error distribution of the points
 * @param faceErrors the cumulative distribution of the faces' mean errors
 */
public record KeypointMetrics(
        int n,
        double rmsePx,
        double maePx,
        double nmeInterocular,
        double pck05,
        double pck10,
        Map<Keypoint, Double> perKeypoint,
        double seedAccuracy,
        CumulativeErrors errors,
        CumulativeErrors faceErrors) {
    /** The normalized mean error above which a face counts as failed. */
    public static final double FAILURE = 0.08;

    public KeypointMetrics {
        perKeypoint = Collections.unmodifiableMap(new EnumMap<>(perKeypoint));
    }

    /**
     * Scores answers against the truth, both in the same pixels.
     *
     * @param truth the annotations of each face
     * @param answers the model's points for each face; missing points are left out
     * @throws IllegalArgumentException when there is not one answer for each face
     */
    public static KeypointMetrics of(List<Keypoints> truth, List<Keypoints> answers) {
        if (answers.size() != truth.size()) {
            throw new IllegalArgumentException(answers.size() + " answers, expected " + truth.size());
        }
        KeypointErrors sums = new KeypointErrors();
        for (int face = 0; face < truth.size(); face++) {
            sums.add(truth.get(face), answers.get(face));
        }
        Map<Keypoint, Double> perKeypoint = new EnumMap<>(Keypoint.class);
        Keypoint.EXTENDED.forEach(point -> perKeypoint.put(point, sums.rmsePx(point)));
        return new KeypointMetrics(
                (int) sums.n(),
                sums.rmsePx(),
                sums.maePx(),
                sums.nmeInterocular(),
                sums.pck05(),
                sums.pck10(),
                perKeypoint,
                sums.seedAccuracy(),
                CumulativeErrors.ofPoints(truth, answers),
                CumulativeErrors.ofFaces(truth, answers));
    }

    /** The area under the curve of {@code faceErrors} up to 0.08, as a share of that of a perfect model. */
    public double auc08() {
        return faceErrors.area(FAILURE);
    }

    /** The share of faces with a normalized mean error above 0.08. */
    public double failure08() {
        return 1 - faceErrors.within(FAILURE);
    }

    /** Kaggle's 15 points, and any additional ones that were scored. */
    public List<Keypoint> points() {
        return Keypoint.EXTENDED.stream()
                .filter(point -> point.ordinal() < Keypoint.COUNT || !Double.isNaN(rmsePx(point)))
                .toList();
    }

    /** {@code rmsePx} of a single point. */
    public double rmsePx(Keypoint point) {
        return Objects.requireNonNull(perKeypoint.get(point), point::label);
    }

    /** The mean error of a face in pixels, over the points that both have; NaN if there are none. */
    public static double meanError(Keypoints truth, Keypoints answer) {
        return Keypoint.EXTENDED.stream()
                .filter(point -> truth.has(point) && answer.has(point))
                .mapToDouble(point -> distance(truth, answer, point))
                .average()
                .orElse(Double.NaN);
    }

    /** The error of a point in pixels; NaN if it is missing. */
    public static double distance(Keypoints truth, Keypoints answer, Keypoint point) {
        return Math.hypot((double) answer.x(point) - truth.x(point), (double) answer.y(point) - truth.y(point));
    }
}
