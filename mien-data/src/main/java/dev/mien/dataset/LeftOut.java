package dev.mien.dataset;

import dev.mien.Amount;
import dev.mien.Quote;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the faces of classes that are left out of a file or folder, and reports them and ignored files. */
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

    /** A note on ignored files, which names the first of them; none if there are none. */
    static List<String> files(String name, String reason, List<Path> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        String named = Amount.first(String.valueOf(files.get(0).getFileName()), files.size());
        return List.of(name + ": " + reason + ", and left out: " + named);
    }

    /** A note for each class. */
    List<String> notes() {
        return counts.entrySet().stream()
                .map(entry -> name + ": class " + Quote.of(entry.getKey()) + " is left out ("
                        + Amount.of(entry.getValue(), "row") + ")")
                .toList();
    }
}
