package dev.mien.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well a score separates the rows of one class from all others, independent of a threshold. The curves have a point
 * for each distinct score, from the highest to the lowest, after a first point with no positive answers.
 *
 * @param falsePositiveRates the share of the other rows that score as high or higher
 * @param recalls the share of the class's rows that score as high or higher
 * @param precisions the share of the class among all that score as high or higher; 1 at the first point
 * @param rocAuc the area under {@code recalls} over {@code falsePositiveRates}: the chance that a row of the class
 *     scores higher than another one (Fawcett 2006, "An introduction to ROC analysis"); NaN without rows of both kinds
 * @param averagePrecision the mean of the precisions, weighted by the increase in recall (Manning et al. 2008,
 *     "Introduction to Information Retrieval", chapter 8); NaN without rows of the class
 */
public record Ranking(
        double[] falsePositiveRates, double[] recalls, double[] precisions, double rocAuc, double averagePrecision) {

    /**
     * Ranks rows by their scores.
     *
     * @param scores at least 0 each
     * @param positive whether the row belongs to the class
     */
    static Ranking of(float[] scores, boolean[] positive) {
        int[] order = descending(scores);
        long positives =
                IntStream.range(0, positive.length).filter(row -> positive[row]).count();
        long negatives = positive.length - positives;
        double[] falsePositiveRates = new double[scores.length + 1];
        double[] recalls = new double[scores.length + 1];
        double[] precisions = new double[scores.length + 1];
        precisions[0] = 1;
        int points = 1;
        long hits = 0;
        long falseAlarms = 0;
        double area = 0;
        double averagePrecision = 0;
        for (int i = 0; i < order.length; ) {
            float score = scores[order[i]];
            long hitsBefore = hits;
            long falseAlarmsBefore = falseAlarms;
            for (; i < order.length && scores[order[i]] == score; i++) {
                hits += positive[order[i]] ? 1 : 0;
                falseAlarms += positive[order[i]] ? 0 : 1;
            }
            falsePositiveRates[points] = (double) falseAlarms / negatives;
            recalls[points] = (double) hits / positives;
            precisions[points] = (double) hits / (hits + falseAlarms);
            area += (falseAlarms - falseAlarmsBefore) * (hits + hitsBefore) / 2.0;
            averagePrecision += (hits - hitsBefore) * precisions[points];
            points++;
        }
        return new Ranking(
                Arrays.copyOf(falsePositiveRates, points),
                Arrays.copyOf(recalls, points),
                Arrays.copyOf(precisions, points),
                area / ((double) positives * negatives),
                averagePrecision / positives);
    }

    /** The rows from the highest score to the lowest. */
    static int[] descending(float[] scores) {
        long[] keys = new long[scores.length];
        for (int row = 0; row < keys.length; row++) {
            // The bits of floats from 0 up rise with their values.
            keys[row] = (long) Float.floatToIntBits(scores[row]) << 32 | row;
        }
        Arrays.sort(keys);
        return IntStream.range(0, keys.length)
                .map(i -> (int) keys[keys.length - 1 - i])
                .toArray();
    }
}
