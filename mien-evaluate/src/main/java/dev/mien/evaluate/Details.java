package dev.mien.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at beside the figures of an {@link Evaluation}, where it is asked for.
 *
 * @param groups the figures by a column of the user's
 * @param sets sets of classes for a coverage
 */
public record Details(Optional<GroupScores> groups, Optional<ConformalSets> sets) {
    /** Nothing is asked for. */
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
