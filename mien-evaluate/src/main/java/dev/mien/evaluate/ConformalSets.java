package dev.mien.evaluate;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.metric.Interval;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Conformal prediction sets, which contain the true class with a requested probability: the set of a face consists of
 * the classes whose probability reaches a threshold, and of the likeliest one in any case. The threshold is calibrated
 * on separate rows (split conformal prediction with the least ambiguous sets of Sadinle, Lei and Wasserman 2019, "Least
 * Ambiguous Set-Valued Classifiers with Bounded Error Levels"), and evaluated on the others. The guarantee holds for
 * rows of the same distribution, on average over all classes.
 *
 * @param asked the requested coverage: the share of sets that should contain the true class, in 0..1
 * @param threshold the probability that a class must reach to be in the set
 * @param calibrationRows the number of rows for calibration
 * @param testRows the number of rows for evaluation
 * @param coverage the share of sets of the test rows that contain the true class
 * @param coverageCi95 its Wilson interval
 * @param meanSize the mean number of classes of a set
 * @param perClass the coverage by true class; NaN without rows
 */
public record ConformalSets(
        double asked,
        double threshold,
        int calibrationRows,
        int testRows,
        double coverage,
        Interval coverageCi95,
        double meanSize,
        Map<String, Double> perClass) {

    /**
     * Calibrates the threshold and evaluates it.
     *
     * @param coverage in 0..1, both excluded
     * @param calibration answers for rows that are not in {@code test}
     * @throws OptionError when the coverage is not between 0 and 1
     */
    public static ConformalSets of(
            double coverage, LabelSet labels, ExpressionAnswers calibration, ExpressionAnswers test) {
        requireCoverage(coverage);
        double threshold = threshold(coverage, labels, calibration);
        int[] held = IntStream.range(0, test.size())
                .filter(row -> holds(test.scores().get(row), index(labels, test, row), threshold))
                .toArray();
        double size = test.scores().stream()
                .mapToInt(scores -> size(scores, threshold))
                .average()
                .orElse(Double.NaN);
        Map<String, Double> perClass = new LinkedHashMap<>();
        labels.expressions().forEach(expression -> {
            long all = test.truth().stream().filter(expression::equals).count();
            long own = Arrays.stream(held)
                    .filter(row -> test.truth().get(row) == expression)
                    .count();
            perClass.put(expression.label(), all == 0 ? Double.NaN : (double) own / all);
        });
        return new ConformalSets(
                coverage,
                threshold,
                calibration.size(),
                test.size(),
                (double) held.length / test.size(),
                Interval.wilson(held.length, test.size()),
                size,
                perClass);
    }

    /**
     * Checks a requested coverage.
     *
     * @throws OptionError when it is not between 0 and 1, both excluded
     */
    static void requireCoverage(double coverage) {
        if (!(coverage > 0 && coverage < 1)) {
            throw new OptionError("a coverage of " + coverage, "coverage", "give a share between 0 and 1, such as 0.9");
        }
    }

    /** The largest threshold that the true class reaches in a share of {@code coverage} of n + 1 rows. */
    private static double threshold(double coverage, LabelSet labels, ExpressionAnswers rows) {
        double[] truths = IntStream.range(0, rows.size())
                .mapToDouble(row -> rows.scores().get(row).probabilities()[index(labels, rows, row)])
                .sorted()
                .toArray();
        int below = mayMiss(coverage, truths.length);
        return below == 0 ? 0 : truths[below - 1];
    }

    /** The number of rows that may be below the threshold; in decimals, since 1 - .9 is less than .1 in binary. */
    private static int mayMiss(double coverage, int rows) {
        return BigDecimal.ONE
                .subtract(BigDecimal.valueOf(coverage))
                .multiply(BigDecimal.valueOf(rows + 1L))
                .intValue();
    }

    private static int index(LabelSet labels, ExpressionAnswers rows, int row) {
        return labels.indexOf(rows.truth().get(row));
    }

    private static boolean holds(ExpressionScores scores, int truth, double threshold) {
        return truth == scores.bestIndex() || scores.probabilities()[truth] >= threshold;
    }

    private static int size(ExpressionScores scores, double threshold) {
        int likely = 0;
        for (float probability : scores.probabilities()) {
            likely += probability >= threshold ? 1 : 0;
        }
        return Math.max(1, likely); // the likeliest class in any case
    }

    /** The values for {@code evaluation.json}. */
    Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("asked", asked);
        values.put("threshold", threshold);
        values.put("calibration_rows", calibrationRows);
        values.put("test_rows", testRows);
        values.put("coverage", Values.number(coverage));
        values.put("coverage_ci95", List.of(coverageCi95.low(), coverageCi95.high()));
        values.put("mean_size", Values.number(meanSize));
        Map<String, @Nullable Object> classes = new LinkedHashMap<>();
        perClass.forEach((name, value) -> classes.put(name, Values.number(value)));
        values.put("per_class", classes);
        return values;
    }

    /** The text for a terminal. */
    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nsets of classes for a coverage of %.1f %%: every class from a probability of %.4f on%n"
                        + "  threshold from %,d rows; on the other %,d the set holds the true class in %.1f %%"
                        + " (95 %% interval %.1f to %.1f %%), with %.2f classes on average%n",
                100 * asked,
                threshold,
                calibrationRows,
                testRows,
                100 * coverage,
                100 * coverageCi95.low(),
                100 * coverageCi95.high(),
                meanSize));
        perClass.forEach((name, value) ->
                text.append(String.format(Locale.ROOT, "  %-10s %6s %%%n", name, TextTable.number(100 * value, 1))));
        return text.toString();
    }
}
