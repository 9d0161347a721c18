package dev.mien.cli;

import dev.mien.FileTree;
import dev.mien.ZipArchive;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A zip archive of pictures, read without being unpacked. */
final class Archive implements AutoCloseable {
    private final Path file;
    private final FileSystem system;
    private final FileTree tree;

    /**
     * Opens it.
     *
     * @throws dev.mien.UserError when it is none, or damaged
     */
    Archive(Path file) {
        this.file = file;
        system = ZipArchive.open(file);
        tree = FileTree.of(system.getRootDirectories().iterator().next());
    }

    /** Whether it holds no table, and so is no archive of a data set. */
    static boolean isOfPictures(Path file) {
        try (Archive archive = new Archive(file)) {
            return archive.files().stream()
                    .map(inside -> inside.toString().toLowerCase(Locale.ROOT))
                    .noneMatch(name -> name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(".zip"));
        }
    }

    /** Its path, as it was given. */
    String name() {
        return file.toString();
    }

    /** The files in it. */
    List<Path> files() {
        return tree.files();
    }

    @Override
    public void close() {
        try {
            system.close();
        } catch (IOException e) {
            // It was only read from, so nothing is lost.
        }
    }
}
