package dev.mien.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows that were skipped while loading.
 *
 * @param count their number
 * @param first the messages of the first ones, each with file, line, what was found and what was expected
 */
public record BadRows(int count, List<String> first) {
    /** No bad rows. */
    public static final BadRows NONE = new BadRows(0, List.of());

    public BadRows {
        first = List.copyOf(first);
    }

    /** The bad rows of two files together. */
    public BadRows and(BadRows others) {
        List<String> messages = new ArrayList<>(first);
        messages.addAll(others.first);
        return new BadRows(count + others.count, messages);
    }
}
