package dev.mien.dataset;

import dev.mien.Amount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of a file or folder is left out: counts the faces of classes, and says which files. */
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

    /** A sentence for files that are left out, which names the first of them; none where there are none. */
    static List<String> files(String name, String reason, List<Path> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        String named = Amount.first(String.valueOf(files.get(0).getFileName()), files.size());
        return List.of(name + ": " + reason + ", and left out: " + named);
    }

    /** A sentence for each class. */
    List<String> notes() {
        return counts.entrySet().stream()
                .map(entry -> name + ": class '" + entry.getKey() + "' is left out ("
                        + Amount.of(entry.getValue(), "row") + ")")
                .toList();
    }
}
