package dev.mien.dataset;

import dev.mien.Amount;
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

    /**
     * The messages of the first ones, and how many more there are.
     *
     * @param name the data, for that number
     * @param thing what was skipped, such as {@code row}
     */
    public List<String> messages(String name, String thing) {
        int more = count - first.size();
        if (more == 0) {
            return first;
        }
        List<String> messages = new ArrayList<>(first);
        messages.add(
                name + ": " + Amount.of(more, "more " + thing + " was skipped", "more " + thing + "s were skipped"));
        return messages;
    }

    /** The bad rows of two files together. */
    public BadRows and(BadRows others) {
        List<String> messages = new ArrayList<>(first);
        messages.addAll(others.first);
        return new BadRows(count + others.count, messages);
    }
}
