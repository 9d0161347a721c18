package dev.mien.cli.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Creates unique names of models: as much of the end of each path as needed. */
final class ModelNames {
    private ModelNames() {}

    /** A name for each path; equal paths are numbered. A path without a file is the name of a shipped model. */
    static List<String> of(List<Path> paths) {
        List<Path> whole = paths.stream()
                .map(path -> Files.exists(path) ? path.toAbsolutePath().normalize() : path)
                .toList();
        int longest = whole.stream().mapToInt(Path::getNameCount).max().orElse(1);
        for (int parts = 1; parts <= longest; parts++) {
            List<String> names = new ArrayList<>();
            for (Path path : whole) {
                int count = path.getNameCount();
                names.add(
                        count == 0
                                ? path.toString()
                                : path.subpath(Math.max(0, count - parts), count)
                                        .toString());
            }
            if (names.stream().distinct().count() == names.size()) {
                return names;
            }
        }
        List<String> names = new ArrayList<>();
        for (Path path : whole) {
            names.add(path.getFileName() + " (" + (names.size() + 1) + ")");
        }
        return names;
    }
}
