package dev.mien.evaluate;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well expressions are recognized.
 *
 * @param labels the classes, in the order of {@code perClass} and of the confusion's rows and columns
 * @param n how many rows were scored
 * @param accuracy the share of rows whose likeliest class is the true one; NaN without rows
 * @param accuracyCi95 Wilson's interval of it
 * @param macroF1 the mean of the classes' F1, every class of the label set counted alike, absent ones as 0
 * @param weightedF1 the mean of the classes' F1, weighted by their rows
 * @param calibration how far the confidences can be believed
 * @param coverage what saying "not sure" brings
 * @param perClass one for each class
 * @param rankings how well each class's probability alone tells it from all others
 * @param confusion {@code confusion[truth][answer]}: how many rows of a class got an answer
 */
public record ExpressionMetrics(
        LabelSet labels,
        int n,
        double accuracy,
        Interval accuracyCi95,
        double macroF1,
        double weightedF1,
        Calibration calibration,
        Coverage coverage,
        List<ClassMetrics> perClass,
        List<Ranking> rankings,
        long[][] confusion) {

    public ExpressionMetrics {
        perClass = List.copyOf(perClass);
        rankings = List.copyOf(rankings);
    }

    /**
     * Scores answers against the truth.
     *
     * @param truth the rows' classes, all of them in {@code labels}
     * @param answers one a row, over {@code labels}
     */
    public static ExpressionMetrics of(LabelSet labels, List<Expression> truth, List<ExpressionScores> answers) {
        int n = truth.size();
        if (answers.size() != n) {
            throw new IllegalArgumentException(answers.size() + " answers, expected " + n);
        }
        Confusion confusion = new Confusion(labels);
        for (int row = 0; row < n; row++) {
            confusion.add(truth.get(row), answers.get(row).best());
        }
        return new ExpressionMetrics(
                labels,
                n,
                confusion.accuracy(),
                confusion.accuracyCi95(),
                confusion.macroF1(),
                confusion.weightedF1(),
                Calibration.of(truth, answers),
                Coverage.of(truth, answers),
                confusion.perClass(),
                rankings(labels, truth, answers),
                confusion.counts());
    }

    private static List<Ranking> rankings(LabelSet labels, List<Expression> truth, List<ExpressionScores> answers) {
        List<Ranking> rankings = new ArrayList<>();
        float[][] probabilities =
                answers.stream().map(ExpressionScores::probabilities).toArray(float[][]::new);
        for (int c = 0; c < labels.size(); c++) {
            float[] scores = new float[probabilities.length];
            boolean[] positive = new boolean[probabilities.length];
            for (int row = 0; row < scores.length; row++) {
                scores[row] = probabilities[row][c];
                positive[row] = truth.get(row) == labels.expressions().get(c);
            }
            rankings.add(Ranking.of(scores, positive));
        }
        return rankings;
    }

    /** The expected calibration error, in 0..1; NaN without rows. */
    public double ece() {
        return calibration.expectedError();
    }

    /** The confusion with each row divided by its sum; a class without rows has zeros. */
    public double[][] confusionShares() {
        double[][] shares = new double[confusion.length][confusion.length];
        for (int row = 0; row < confusion.length; row++) {
            long sum = Math.max(1, rowSum(confusion, row));
            for (int column = 0; column < confusion.length; column++) {
                shares[row][column] = (double) confusion[row][column] / sum;
            }
        }
        return shares;
    }

    /** The mean of a figure over all classes alike. */
    public static double macro(List<ClassMetrics> classes, ToDoubleFunction<ClassMetrics> figure) {
        return classes.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    /** The mean of a figure over all rows: each class counts by its support. */
    public static double weighted(List<ClassMetrics> classes, ToDoubleFunction<ClassMetrics> figure) {
        double sum = 0;
        long rows = 0;
        for (ClassMetrics metrics : classes) {
            sum += metrics.support() * figure.applyAsDouble(metrics);
            rows += metrics.support();
        }
        return sum / rows;
    }

    private static long rowSum(long[][] confusion, int row) {
        long sum = 0;
        for (long count : confusion[row]) {
            sum += count;
        }
        return sum;
    }
}
