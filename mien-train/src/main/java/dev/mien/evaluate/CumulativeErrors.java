package dev.mien.evaluate;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The cumulative error distribution: which share of points lies within an error. The curve that the 300-W challenge
 * (Sagonas et al. 2013, "300 Faces in-the-Wild Challenge") compares methods by.
 */
public final class CumulativeErrors {
    private final double[] sorted;

    private CumulativeErrors(double[] sorted) {
        this.sorted = sorted;
    }

    /** The errors of all marked points of faces whose interocular distance is known, divided by it. */
    static CumulativeErrors of(List<Keypoints> truth, List<Keypoints> answers) {
        DoubleStream.Builder errors = DoubleStream.builder();
        for (int face = 0; face < truth.size(); face++) {
            Keypoints expected = truth.get(face);
            Keypoints answer = answers.get(face);
            double interocular = KeypointMetrics.interocularDistance(expected);
            for (Keypoint point : Keypoint.ALL) {
                double dx = (double) answer.x(point) - expected.x(point);
                double dy = (double) answer.y(point) - expected.y(point);
                double error = Math.hypot(dx, dy) / interocular;
                if (interocular > 0 && !Double.isNaN(error)) {
                    errors.add(error);
                }
            }
        }
        return new CumulativeErrors(errors.build().sorted().toArray());
    }

    /** The share of points that are off by no more than this share of the interocular distance; NaN without points. */
    public double within(double error) {
        int place = Arrays.binarySearch(sorted, error);
        int count = place < 0 ? -place - 1 : place + 1;
        while (count < sorted.length && sorted[count] <= error) {
            count++; // equal errors beyond the one that the search happened to find
        }
        return (double) count / sorted.length;
    }

    /** The curve from 0 to an error: {errors, shares}. */
    double[][] curve(double to, int steps) {
        double[] errors = new double[steps + 1];
        double[] shares = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            errors[i] = to * i / steps;
            shares[i] = within(errors[i]);
        }
        return new double[][] {errors, shares};
    }
}
