package dev.mien.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures as JSON knows them. */
final class Values {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Values() {}

    /** The number; null where it is none, since JSON has no NaN. */
    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Figures by name, with lists and further maps among them, as a JSON text with a line break at its end. */
    static String json(Map<String, ?> values) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts always become JSON", e);
        }
    }

    /** What copies of training images are worth. */
    static void duplicates(Map<String, @Nullable Object> values, String name, Evaluation evaluation) {
        values.put(
                name,
                number(evaluation.duplicates().map(Duplicates::scoreWithout).orElse(Double.NaN)));
        values.put("duplicates", evaluation.duplicates().map(Duplicates::rows).orElse(null));
    }
}
