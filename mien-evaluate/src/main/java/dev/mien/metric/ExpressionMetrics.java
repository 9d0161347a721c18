package dev.mien.metric;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of an expression classifier.
 *
 * @param labels the classes, in the order of {@code perClass} and of the confusion's rows and columns
 * @param n the number of scored rows
 * @param accuracy the share of rows whose likeliest class is the true one; NaN without rows
 * @param accuracyCi95 its Wilson interval
 * @param macroF1 the unweighted mean of the F1 of the classes that occur in the truth; NaN without rows
 * @param weightedF1 the mean of the classes' F1, weighted by their rows
 * @param logLoss the {@link LogLoss}; NaN without rows
 * @param calibration the calibration of the confidences
 * @param coverage the trade-off of saying "not sure"
 * @param perClass the metrics of each class
 * @param rankings how well the probability of each class separates it from all others
 * @param confusion the numbers of rows, {@code confusion[truth][answer]}
 */
public record ExpressionMetrics(
        LabelSet labels,
        int n,
        double accuracy,
        Interval accuracyCi95,
        double macroF1,
        double weightedF1,
        double logLoss,
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
     * @param truth the true classes, all of them in {@code labels}
     * @param answers the scores of each row, over {@code labels}
     * @throws IllegalArgumentException when there is not one answer for each row
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
                LogLoss.of(labels, truth, answers),
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

    /** The confusion matrix with each row normalized to a sum of 1; zeros for a class without rows. */
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

    /** The unweighted mean of a metric over all classes. */
    public static double macro(List<ClassMetrics> classes, ToDoubleFunction<ClassMetrics> figure) {
        return classes.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    /** The mean of a metric over all classes, weighted by their support. */
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
