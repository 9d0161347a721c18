package dev.mien.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts metrics to JSON. */
final class Values {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Values() {}

    /** The number; null for NaN, which JSON lacks. */
    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Writes metrics by name, including lists and nested maps, as JSON with a line break at the end. */
    static String json(Map<String, ?> values) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts always become JSON", e);
        }
    }

    /** Adds the score without copies of training images. */
    static void duplicates(Map<String, @Nullable Object> values, String name, Evaluation evaluation) {
        values.put(
                name,
                number(evaluation.duplicates().map(Duplicates::scoreWithout).orElse(Double.NaN)));
        values.put("duplicates", evaluation.duplicates().map(Duplicates::rows).orElse(null));
    }
}
