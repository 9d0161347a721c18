package dev.mien.metric;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The cumulative error distribution: the share of points, or of faces, within an error. The 300-W challenge (Sagonas et
 * al. 2013, "300 Faces in-the-Wild Challenge") compares methods by this curve.
 */
public final class CumulativeErrors {
    private final double[] sorted;

    private CumulativeErrors(DoubleStream errors) {
        this.sorted = errors.filter(Double::isFinite).sorted().toArray();
    }

    /** The errors of all annotated points, normalized by the interocular distance; faces without one are left out. */
    static CumulativeErrors ofPoints(List<Keypoints> truth, List<Keypoints> answers) {
        return new CumulativeErrors(faces(truth)
                .boxed()
                .flatMapToDouble(face -> Keypoint.EXTENDED.stream()
                        .mapToDouble(point -> KeypointMetrics.distance(truth.get(face), answers.get(face), point)
                                / truth.get(face).interocularDistance())));
    }

    /** The mean errors of faces, normalized by the interocular distance; faces without one are left out. */
    static CumulativeErrors ofFaces(List<Keypoints> truth, List<Keypoints> answers) {
        return new CumulativeErrors(faces(truth)
                .mapToDouble(face -> KeypointMetrics.meanError(truth.get(face), answers.get(face))
                        / truth.get(face).interocularDistance()));
    }

    private static IntStream faces(List<Keypoints> truth) {
        return IntStream.range(0, truth.size()).filter(face -> truth.get(face).interocularDistance() > 0);
    }

    /** The share with an error of at most this share of the interocular distance; NaN if empty. */
    public double within(double error) {
        int place = Arrays.binarySearch(sorted, error);
        int count = place < 0 ? -place - 1 : place + 1;
        while (count < sorted.length && sorted[count] <= error) {
            count++; // equal errors beyond the one that the search happened to find
        }
        return (double) count / sorted.length;
    }

    /** The normalized area under the curve from 0 to an error: 1 without any error; NaN if empty. */
    public double area(double to) {
        return DoubleStream.of(sorted)
                .map(error -> Math.max(0, to - error) / to)
                .average()
                .orElse(Double.NaN);
    }

    /** The curve from 0 to an error: {errors, shares}. */
    public double[][] curve(double to, int steps) {
        double[] errors = new double[steps + 1];
        double[] shares = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            errors[i] = to * i / steps;
            shares[i] = within(errors[i]);
        }
        return new double[][] {errors, shares};
    }
}
