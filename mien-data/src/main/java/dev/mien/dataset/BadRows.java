package dev.mien.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that were left out while loading.
 *
 * @param count how many
 * @param first the messages of the first ones, each with file, line, what was found and what was expected
 */
public record BadRows(int count, List<String> first) {
    /** Nothing was wrong. */
    public static final BadRows NONE = new BadRows(0, List.of());

    public BadRows {
        first = List.copyOf(first);
    }

    /** These and the others. */
    public BadRows and(BadRows others) {
        List<String> messages = new ArrayList<>(first);
        messages.addAll(others.first);
        return new BadRows(count + others.count, messages);
    }
}
