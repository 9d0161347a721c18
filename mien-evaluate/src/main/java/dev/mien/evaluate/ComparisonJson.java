package dev.mien.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a comparison as JSON. */
public final class ComparisonJson {
    private ComparisonJson() {}

    /**
     * The JSON: {@code models[], n, draws, figures{name: {values[], differences[{value, low, high}]}}}, with a
     * difference for each model after the first.
     */
    public static String of(Comparison comparison) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Comparison.Row row : comparison.rows()) {
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("values", numbers(row.values()));
            figure.put(
                    "differences",
                    row.differences().stream().map(ComparisonJson::difference).toList());
            figures.put(row.figure(), figure);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("models", comparison.models());
        json.put("n", comparison.n());
        json.put("draws", PairedBootstrap.DRAWS);
        json.put("figures", figures);
        return Values.json(json);
    }

    private static Map<String, @Nullable Object> difference(PairedBootstrap.Difference difference) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("value", Values.number(difference.value()));
        json.put("low", Values.number(difference.low()));
        json.put("high", Values.number(difference.high()));
        return json;
    }

    private static List<@Nullable Double> numbers(List<Double> values) {
        List<@Nullable Double> numbers = new ArrayList<>();
        values.forEach(value -> numbers.add(Values.number(value)));
        return numbers;
    }
}
