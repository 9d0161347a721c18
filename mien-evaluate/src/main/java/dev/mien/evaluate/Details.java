package dev.mien.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Optional parts of an evaluation in addition to the metrics of {@link Evaluation}.
 *
 * @param groups the metrics by a user-defined column
 * @param sets conformal prediction sets
 */
public record Details(Optional<GroupScores> groups, Optional<ConformalSets> sets) {
    /** No optional parts. */
    public static final Details NONE = new Details(Optional.empty(), Optional.empty());

    Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        groups.ifPresent(found -> values.put("groups", GroupValues.of(found)));
        sets.ifPresent(found -> values.put("sets", found.values()));
        return values;
    }

    String text() {
        return groups.map(GroupText::of).orElse("")
                + sets.map(ConformalSets::text).orElse("");
    }
}
