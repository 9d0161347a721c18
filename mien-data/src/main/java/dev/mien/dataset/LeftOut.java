package dev.mien.dataset;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the faces of classes that are left out. */
final class LeftOut {
    private final String name;
    private final Map<String, Integer> counts = new TreeMap<>();

    /**
     * @param name the file or folder, for messages
     */
    LeftOut(String name) {
        this.name = name;
    }

    void add(String className) {
        counts.merge(className, 1, Integer::sum);
    }

    /** A sentence for each class. */
    List<String> notes() {
        return counts.entrySet().stream()
                .map(entry -> name + ": class '" + entry.getKey() + "' is left out (" + entry.getValue() + " rows)")
                .toList();
    }
}
