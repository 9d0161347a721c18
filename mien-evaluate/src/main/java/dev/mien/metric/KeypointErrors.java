package dev.mien.metric;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Computes the metrics of key points incrementally; {@link KeypointMetrics} defines them. Faces may be added in any
 * order and in several instances, which can be added. Not thread-safe.
 */
public final class KeypointErrors implements Serializable {
    private static final long serialVersionUID = 1L;

    private long n;
    private final Mean squares = new Mean();
    private final Mean absolutes = new Mean();
    private final Mean faces = new Mean();
    private final Mean within05 = new Mean();
    private final Mean within10 = new Mean();
    private final Mean sameLargest = new Mean();
    private final List<Mean> squaresOf =
            Keypoint.EXTENDED.stream().map(point -> new Mean()).toList();

    /** Starts without faces. */
    public KeypointErrors() {}

    /**
     * Adds a face.
     *
     * @param truth its annotations
     * @param answer the model's points in the same pixels; missing points are left out
     */
    public void add(Keypoints truth, Keypoints answer) {
        n += truth.count() > 0 ? 1 : 0;
        if (truth.count() == Keypoint.COUNT) {
            sameLargest.add(largest(truth) == largest(answer) ? 1 : 0);
        }
        double interocular = truth.interocularDistance();
        Mean distances = new Mean();
        for (Keypoint point : Keypoint.EXTENDED) {
            if (!truth.has(point) || !answer.has(point)) {
                continue;
            }
            double dx = (double) answer.x(point) - truth.x(point);
            double dy = (double) answer.y(point) - truth.y(point);
            squares.add(dx * dx, dy * dy);
            squaresOf.get(point.ordinal()).add(dx * dx, dy * dy);
            absolutes.add(Math.abs(dx), Math.abs(dy));
            if (interocular > 0) {
                double distance = Math.hypot(dx, dy) / interocular;
                distances.add(distance);
                within05.add(distance <= 0.05 ? 1 : 0);
                within10.add(distance <= 0.10 ? 1 : 0);
            }
        }
        if (distances.count > 0) {
            faces.add(distances.value());
        }
    }

    /** Adds the faces of another instance. */
    public void add(KeypointErrors others) {
        n += others.n;
        List<Mean> own = means().toList();
        List<Mean> more = others.means().toList();
        for (int i = 0; i < own.size(); i++) {
            own.get(i).add(more.get(i));
        }
    }

    private Stream<Mean> means() {
        return Stream.concat(Stream.of(squares, absolutes, faces, within05, within10, sameLargest), squaresOf.stream());
    }

    /** The number of faces with at least one annotated point. */
    public long n() {
        return n;
    }

    /** The root mean square error of all coordinates in pixels; NaN without any. */
    public double rmsePx() {
        return Math.sqrt(squares.value());
    }

    /** {@link #rmsePx()} of a single point. */
    public double rmsePx(Keypoint point) {
        return Math.sqrt(squaresOf.get(point.ordinal()).value());
    }

    /** The mean absolute error of all coordinates in pixels; NaN without any. */
    public double maePx() {
        return absolutes.value();
    }

    /** The mean over faces of their mean error, normalized by the interocular distance; NaN without any. */
    public double nmeInterocular() {
        return faces.value();
    }

    /** The share of points with an error of at most 5 % of the interocular distance, 0..1; NaN without any. */
    public double pck05() {
        return within05.value();
    }

    /** The same at 10 %. */
    public double pck10() {
        return within10.value();
    }

    /**
     * The share of completely annotated faces whose largest coordinate is the same one in answer and truth, 0..1; NaN
     * without any.
     */
    public double seedAccuracy() {
        return sameLargest.value();
    }

    /** The index of the largest coordinate, the first one of equal ones. */
    private static int largest(Keypoints face) {
        float[] coordinates = face.toArray(Keypoint.COUNT);
        int largest = 0;
        for (int i = 1; i < coordinates.length; i++) {
            largest = coordinates[i] > coordinates[largest] ? i : largest;
        }
        return largest;
    }

    private static final class Mean implements Serializable {
        private static final long serialVersionUID = 1L;

        private double sum;
        private long count;

        void add(double... values) {
            for (double value : values) {
                sum += value;
                count++;
            }
        }

        void add(Mean other) {
            sum += other.sum;
            count += other.count;
        }

        double value() {
            return sum / count;
        }
    }
}
