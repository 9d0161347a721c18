package dev.mien.evaluate;

import dev.mien.Amount;
import dev.mien.Expression;
import dev.mien.metric.Calibration;
import dev.mien.metric.ClassMetrics;
import dev.mien.metric.ExpressionMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Formats the metrics of expressions as plain text. */
final class ExpressionText {
    private static final int DECIMALS = 4;
    private static final int CELL = 9;
    private static final String AVERAGE = "weighted avg";

    private ExpressionText() {}

    /** The metrics with their explanations. */
    static String of(ExpressionEvaluation evaluation) {
        StringBuilder text = new StringBuilder();
        ExpressionMetrics metrics = evaluation.metrics();
        text.append(report(metrics)).append('\n');
        EvaluationText.line(
                text,
                "accuracy",
                metrics.accuracy(),
                "95 % interval "
                        + TextTable.number(metrics.accuracyCi95().low(), 4) + " to "
                        + TextTable.number(metrics.accuracyCi95().high(), 4) + " (Wilson)");
        EvaluationText.duplicates(text, evaluation, metrics.n());
        EvaluationText.line(
                text,
                "calibration error",
                metrics.ece(),
                Calibration.BINS + " bins; calibrated answers would have "
                        + TextTable.number(metrics.calibration().errorByChance(), 4) + " by chance");
        EvaluationText.line(
                text,
                "log-loss",
                metrics.logLoss(),
                "natural logarithm; the same probability for all classes would have "
                        + TextTable.number(Math.log(metrics.labels().size()), 4));
        text.append("\nRows are the true class, columns the answer:\n\n").append(confusion(metrics));
        text.append('\n').append(calibration(metrics.calibration()));
        return text.toString();
    }

    /** The accuracy with its interval on one line. */
    static String summary(ExpressionMetrics metrics, String part) {
        return String.format(
                Locale.ROOT,
                "%s scored, accuracy %.1f %% (95 %% interval %.1f to %.1f %%)%n",
                Amount.of(metrics.n(), part + " row"),
                100 * metrics.accuracy(),
                100 * metrics.accuracyCi95().low(),
                100 * metrics.accuracyCi95().high());
    }

    /** The table of scikit-learn's {@code classification_report(digits=4)}, character by character. */
    static String report(ExpressionMetrics metrics) {
        List<String> names = names(metrics);
        int width = Math.max(TextTable.widest(names), AVERAGE.length());
        String rows = Integer.toString(metrics.n());
        StringBuilder text = new StringBuilder()
                .append(TextTable.line(width, "", CELL, List.of("precision", "recall", "f1-score", "support")))
                .append('\n');
        for (int c = 0; c < names.size(); c++) {
            ClassMetrics one = metrics.perClass().get(c);
            text.append(
                    line(width, names.get(c), one.precision(), one.recall(), one.f1(), Long.toString(one.support())));
        }
        List<ClassMetrics> classes = metrics.perClass();
        return text.append('\n')
                .append(TextTable.line(width, "accuracy", CELL, List.of("", "", number(metrics.accuracy()), rows)))
                .append(averages(width, "macro avg", figure -> ExpressionMetrics.macro(classes, figure), rows))
                .append(averages(width, AVERAGE, figure -> ExpressionMetrics.weighted(classes, figure), rows))
                .toString();
    }

    /** The confusion matrix: a line for each true class, a column for each answer. */
    static String confusion(ExpressionMetrics metrics) {
        List<String> names = names(metrics);
        long max = Arrays.stream(metrics.confusion())
                .flatMapToLong(LongStream::of)
                .max()
                .orElse(0);
        int cell = Math.max(TextTable.widest(names), Long.toString(max).length());
        int width = TextTable.widest(names);
        StringBuilder text = new StringBuilder(TextTable.line(width, "", cell, names));
        for (int row = 0; row < names.size(); row++) {
            long[] counts = metrics.confusion()[row];
            text.append(TextTable.line(
                    width,
                    names.get(row),
                    cell,
                    LongStream.of(counts).mapToObj(Long::toString).toList()));
        }
        return text.toString();
    }

    /** The non-empty bins of the calibration. */
    static String calibration(Calibration calibration) {
        StringBuilder text =
                new StringBuilder(TextTable.line(12, "confidence", CELL, List.of("answers", "mean", "accuracy")));
        IntStream.range(0, Calibration.BINS)
                .filter(bin -> calibration.bins().get(bin).count() > 0)
                .forEach(bin -> {
                    Calibration.Bin one = calibration.bins().get(bin);
                    String range = TextTable.number((double) bin / Calibration.BINS, 3) + ".."
                            + TextTable.number((double) (bin + 1) / Calibration.BINS, 3);
                    text.append(TextTable.line(
                            12,
                            range,
                            CELL,
                            List.of(Integer.toString(one.count()), number(one.confidence()), number(one.accuracy()))));
                });
        return text.toString();
    }

    private interface Average {
        double of(ToDoubleFunction<ClassMetrics> figure);
    }

    private static String averages(int width, String name, Average average, String rows) {
        return line(
                width,
                name,
                average.of(ClassMetrics::precision),
                average.of(ClassMetrics::recall),
                average.of(ClassMetrics::f1),
                rows);
    }

    private static String line(int width, String name, double precision, double recall, double f1, String rows) {
        return TextTable.line(width, name, CELL, List.of(number(precision), number(recall), number(f1), rows));
    }

    private static String number(double value) {
        return TextTable.number(value, DECIMALS);
    }

    static List<String> names(ExpressionMetrics metrics) {
        return metrics.labels().expressions().stream().map(Expression::label).toList();
    }
}
