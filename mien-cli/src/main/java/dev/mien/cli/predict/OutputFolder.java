package dev.mien.cli.predict;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A folder of output files: gives each a free name, derived from that of its input. Does not write them. */
final class OutputFolder {
    private final Path folder;
    private final Set<Path> used = new HashSet<>();

    OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A unique file for the output of {@code name}: {@code faces/a.png} for {@code faces/a.jpg}, or
     * {@code faces/a-2.png} if that name is taken.
     *
     * @param ending the extension; empty for a folder
     */
    Path free(Path name, String ending) {
        Path inside = folder;
        for (Path part : name) {
            // Names inside archives are anybody's: none may lead out of the folder.
            if (!part.toString().equals("..") && !part.toString().equals(".")) {
                inside = inside.resolve(sayable(part.toString()));
            }
        }
        String base = withoutEnding(inside);
        Path file = Path.of(base + ending);
        for (int copy = 2; !used.add(file); copy++) {
            file = Path.of(base + "-" + copy + ending);
        }
        return file;
    }

    /** The name, or a similar one if the file system or the encoding of the locale lacks its characters. */
    private static String sayable(String name) {
        try {
            return Path.of(name).toString();
        } catch (InvalidPathException e) {
            return name.replaceAll("[^ -~]|[<>:\"|?*]", "_");
        }
    }

    private static String withoutEnding(Path file) {
        String path = file.toString();
        return InputKind.isReadByName(file) ? path.substring(0, path.lastIndexOf('.')) : path;
    }
}
