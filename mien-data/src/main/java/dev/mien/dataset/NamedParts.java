package dev.mien.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The parts into which the files divide a data set, whatever their names. */
public final class NamedParts {
    /** The name of the rows of which the files name no part, where they name that of others. */
    public static final String NONE = "rows without a part";

    private NamedParts() {}

    /**
     * The rows of each part that has any: {@code train}, {@code validation} and {@code test} by any of their names, then
     * parts of other names, in alphabetical order and ignoring case, and last the rows without a part. Each row is in one
     * of them.
     */
    public static Map<String, int[]> of(Dataset data) {
        Map<SplitNames, List<Integer>> known = new TreeMap<>();
        Map<String, List<Integer>> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<Integer> none = new ArrayList<>();
        for (int row = 0; row < data.size(); row++) {
            String name = data.split(row).strip();
            SplitNames part = SplitNames.of(name);
            List<Integer> rows = part != SplitNames.UNKNOWN
                    ? known.computeIfAbsent(part, key -> new ArrayList<>())
                    : name.isEmpty() ? none : others.computeIfAbsent(name, key -> new ArrayList<>());
            rows.add(row);
        }
        Map<String, List<Integer>> all = new LinkedHashMap<>();
        known.forEach((part, rows) -> all.put(part.name().toLowerCase(Locale.ROOT), rows));
        all.putAll(others);
        all.put(NONE, none);
        Map<String, int[]> parts = new LinkedHashMap<>();
        all.forEach((name, rows) ->
                parts.put(name, rows.stream().mapToInt(Integer::intValue).toArray()));
        parts.values().removeIf(rows -> rows.length == 0);
        return parts;
    }
}
