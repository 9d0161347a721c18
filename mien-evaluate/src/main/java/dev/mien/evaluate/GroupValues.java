package dev.mien.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics of groups by name, for {@code evaluation.json}. */
final class GroupValues {
    private GroupValues() {}

    static Map<String, Object> of(GroupScores scores) {
        Map<String, Object> groups = new LinkedHashMap<>();
        scores.groups().forEach((value, group) -> groups.put(value, of(group)));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("column", scores.column());
        values.put("values", groups);
        return values;
    }

    private static Map<String, @Nullable Object> of(GroupScores.Group group) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", group.n());
        values.put("too_few", group.isTooSmall());
        group.figures().forEach((name, figure) -> {
            values.put(name, Values.number(figure.value()));
            if (!GroupScores.WITHOUT_INTERVAL.contains(name)) {
                values.put(name + "_ci95", Arrays.asList(Values.number(figure.low()), Values.number(figure.high())));
            }
        });
        return values;
    }
}
