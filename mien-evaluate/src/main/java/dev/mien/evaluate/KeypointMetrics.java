package dev.mien.evaluate;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far points are off: all that both truth and answers have. A point that is missing in the truth is left out everywhere; a figure that no point or face
 * speaks for is NaN.
 *
 * <p>The interocular distance is that of the two eye centres, as in Jesorsky et al. 2001, "Robust Face Detection Using
 * the Hausdorff Distance": nearly every row of Kaggle's file has them, while two in three lack the eye corners that the
 * 300-W challenge (Sagonas et al. 2013) divides by. Faces without both eye centres, or with the two in one place, do not
 * enter the figures that divide by it.
 *
 * @param n how many faces have at least one marked point
 * @param rmsePx the root of the mean squared difference over all marked coordinates, x and y each for itself: the score
 *     of Kaggle's competition
 * @param maePx the mean absolute difference over the same coordinates
 * @param nmeInterocular the mean over faces of the mean distance of their marked points, divided by the interocular
 *     distance
 * @param pck05 the share of marked points no farther off than 5 % of the interocular distance (percentage of correct key
 *     points, after Yang and Ramanan 2013, "Articulated Human Detection with Flexible Mixtures of Parts")
 * @param pck10 the same at 10 %
 * @param perKeypoint {@code rmsePx} of each point alone
 * @param seedAccuracy the share of completely marked faces where the largest of the 30 coordinates is the same one in
 *     answer and truth: what Keras's {@code accuracy} means for a vector of 30 numbers
 * @param errors which share of the points lies within an error
 * @param faceErrors which share of the faces lies within an error, the mean over their points
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
    /** The mean error of a face, divided by its interocular distance, above which the face counts as failed. */
    public static final double FAILURE = 0.08;

    public KeypointMetrics {
        perKeypoint = Collections.unmodifiableMap(new EnumMap<>(perKeypoint));
    }

    /**
     * Scores answers against the truth, both in the same pixels.
     *
     * @param truth the annotations of each face
     * @param answers one a face; a point that it lacks is left out too
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

    /** The area under the curve of {@code faceErrors} up to 0.08, as a share of that of a model without error. */
    public double auc08() {
        return faceErrors.area(FAILURE);
    }

    /** The share of faces whose mean error is more than 0.08 of their interocular distance. */
    public double failure08() {
        return 1 - faceErrors.within(FAILURE);
    }

    /** Kaggle's 15 points, and those beyond them that were scored. */
    List<Keypoint> points() {
        return Keypoint.EXTENDED.stream()
                .filter(point -> point.ordinal() < Keypoint.COUNT || !Double.isNaN(rmsePx(point)))
                .toList();
    }

    /** {@code rmsePx} of one point alone. */
    public double rmsePx(Keypoint point) {
        return Objects.requireNonNull(perKeypoint.get(point), point::label);
    }

    /** The mean distance in pixels of the points that both have; NaN where there is none. */
    public static double meanError(Keypoints truth, Keypoints answer) {
        return Keypoint.EXTENDED.stream()
                .filter(point -> truth.has(point) && answer.has(point))
                .mapToDouble(point -> distance(truth, answer, point))
                .average()
                .orElse(Double.NaN);
    }

    /** How far one point is off; NaN where it is missing. */
    static double distance(Keypoints truth, Keypoints answer, Keypoint point) {
        return Math.hypot((double) answer.x(point) - truth.x(point), (double) answer.y(point) - truth.y(point));
    }
}
