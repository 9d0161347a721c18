package dev.mien.metric;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import java.util.Arrays;
import java.util.List;

/**
 * The trade-off of saying "not sure" below a threshold of the confidence: fewer answers with a higher accuracy (the
 * risk-coverage curve of El-Yaniv and Wiener 2010, "On the Foundations of Noise-free Selective Classification"). One
 * point for each distinct confidence, from the highest to the lowest. The arrays are shared, not copied.
 *
 * @param thresholds the lowest confidence with an answer
 * @param coverages the share of rows that are answered
 * @param accuracies the share of these that are correct
 */
public record Coverage(double[] thresholds, double[] coverages, double[] accuracies) {

    /** The coverage of these answers, which are correct if their likeliest class is the true one. */
    static Coverage of(List<Expression> truth, List<ExpressionScores> answers) {
        float[] confidences = new float[truth.size()];
        for (int row = 0; row < confidences.length; row++) {
            confidences[row] = answers.get(row).confidence();
        }
        int[] order = Ranking.descending(confidences);
        double[] thresholds = new double[order.length];
        double[] coverages = new double[order.length];
        double[] accuracies = new double[order.length];
        int points = 0;
        int hits = 0;
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            hits += answers.get(row).best() == truth.get(row) ? 1 : 0;
            if (i + 1 == order.length || confidences[order[i + 1]] != confidences[row]) {
                thresholds[points] = confidences[row];
                coverages[points] = (i + 1.0) / order.length;
                accuracies[points] = (double) hits / (i + 1);
                points++;
            }
        }
        return new Coverage(
                Arrays.copyOf(thresholds, points), Arrays.copyOf(coverages, points), Arrays.copyOf(accuracies, points));
    }

    /** The share of rows whose confidence is at least the threshold. */
    public double coverageAt(double threshold) {
        int point = last(threshold);
        return point < 0 ? 0 : coverages[point];
    }

    /** The accuracy of the rows whose confidence is at least the threshold; NaN without any. */
    public double accuracyAt(double threshold) {
        int point = last(threshold);
        return point < 0 ? Double.NaN : accuracies[point];
    }

    /** The last point whose threshold is not lower; -1 if there is none. */
    private int last(double threshold) {
        int point = -1;
        while (point + 1 < thresholds.length && thresholds[point + 1] >= threshold) {
            point++;
        }
        return point;
    }
}
