package dev.mien.evaluate;

import dev.mien.metric.ClassMetrics;
import dev.mien.metric.ExpressionMetrics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics of an expression model by name, for files. */
final class ExpressionValues {
    private ExpressionValues() {}

    static Map<String, @Nullable Object> of(ExpressionEvaluation evaluation) {
        ExpressionMetrics metrics = evaluation.metrics();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", metrics.n());
        values.put("accuracy", Values.number(metrics.accuracy()));
        values.put(
                "accuracy_ci95",
                List.of(metrics.accuracyCi95().low(), metrics.accuracyCi95().high()));
        values.put("macro_f1", Values.number(metrics.macroF1()));
        values.put("weighted_f1", Values.number(metrics.weightedF1()));
        values.put("ece", Values.number(metrics.ece()));
        values.put("log_loss", Values.number(metrics.logLoss()));
        values.put("per_class", classes(metrics));
        values.put(
                "confusion",
                Arrays.stream(metrics.confusion())
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
        Values.duplicates(values, "accuracy_without_duplicates", evaluation);
        return values;
    }

    private static Map<String, Object> classes(ExpressionMetrics metrics) {
        Map<String, Object> classes = new LinkedHashMap<>();
        List<String> names = ExpressionText.names(metrics);
        for (int c = 0; c < names.size(); c++) {
            ClassMetrics one = metrics.perClass().get(c);
            Map<String, @Nullable Object> figures = new LinkedHashMap<>();
            figures.put("precision", Values.number(one.precision()));
            figures.put("recall", Values.number(one.recall()));
            figures.put("f1", Values.number(one.f1()));
            figures.put("support", one.support());
            figures.put("roc_auc", Values.number(metrics.rankings().get(c).rocAuc()));
            figures.put(
                    "average_precision", Values.number(metrics.rankings().get(c).averagePrecision()));
            classes.put(names.get(c), figures);
        }
        return classes;
    }
}
