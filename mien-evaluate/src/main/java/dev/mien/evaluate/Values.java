package dev.mien.evaluate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures as JSON knows them. */
final class Values {
    private Values() {}

    /** The number; null where it is none, since JSON has no NaN. */
    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** What copies of training images are worth. */
    static void duplicates(Map<String, @Nullable Object> values, String name, Evaluation evaluation) {
        values.put(
                name,
                number(evaluation.duplicates().map(Duplicates::scoreWithout).orElse(Double.NaN)));
        values.put("duplicates", evaluation.duplicates().map(Duplicates::rows).orElse(null));
    }
}
