package dev.mien.metric;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The calibration of confidences: answers in 15 bins of equal width by confidence; in a calibrated model, the mean
 * confidence of each bin equals its accuracy. After Guo et al. 2017, "On Calibration of Modern Neural Networks"
 * (arXiv:1706.04599).
 *
 * @param bins from the least confident to the most
 */
public record Calibration(List<Bin> bins) {
    /** The number of bins. */
    public static final int BINS = 15;

    /**
     * The answers in a bin, which excludes its lower end and includes its upper end.
     *
     * @param count the number of answers
     * @param confidence the mean of their confidences; 0 in an empty bin
     * @param accuracy the accuracy of its answers; 0 in an empty bin
     */
    public record Bin(int count, double confidence, double accuracy) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    /** The calibration of these answers, which are correct if their likeliest class is the true one. */
    public static Calibration of(List<Expression> truth, List<ExpressionScores> answers) {
        float[] confidences = new float[truth.size()];
        boolean[] correct = new boolean[truth.size()];
        for (int row = 0; row < confidences.length; row++) {
            confidences[row] = answers.get(row).confidence();
            correct[row] = answers.get(row).best() == truth.get(row);
        }
        return of(confidences, correct);
    }

    /**
     * Scores confidences.
     *
     * @param confidences the probability of each answer, in 0..1
     * @param correct whether it is correct, for each answer
     */
    public static Calibration of(float[] confidences, boolean[] correct) {
        int[] counts = new int[BINS];
        double[] confidenceSums = new double[BINS];
        int[] hits = new int[BINS];
        for (int i = 0; i < confidences.length; i++) {
            int bin = Math.min(BINS - 1, Math.max(0, (int) Math.ceil((double) confidences[i] * BINS) - 1));
            counts[bin]++;
            confidenceSums[bin] += confidences[i];
            hits[bin] += correct[i] ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int count = Math.max(1, counts[bin]);
            bins.add(new Bin(counts[bin], confidenceSums[bin] / count, (double) hits[bin] / count));
        }
        return new Calibration(bins);
    }

    /**
     * The expected calibration error: the mean difference of confidence and accuracy, weighted by the answers of each
     * bin; NaN without answers.
     */
    public double expectedError() {
        return perAnswer(bin -> bin.count() * Math.abs(bin.accuracy() - bin.confidence()));
    }

    /**
     * The {@linkplain #expectedError() calibration error} to be expected of a perfectly calibrated model from so many
     * answers: in each bin the accuracy deviates from the confidence {@code c} by chance, by {@code sqrt(2 c (1 - c) /
     * (pi n))} on average in the normal approximation. An error as small as this says nothing against the model; NaN
     * without answers.
     */
    public double errorByChance() {
        return perAnswer(bin -> Math.sqrt(2 * bin.confidence() * (1 - bin.confidence()) * bin.count() / Math.PI));
    }

    private double perAnswer(ToDoubleFunction<Bin> ofBin) {
        double sum = 0;
        long answers = 0;
        for (Bin bin : bins) {
            sum += ofBin.applyAsDouble(bin);
            answers += bin.count();
        }
        return sum / answers;
    }
}
