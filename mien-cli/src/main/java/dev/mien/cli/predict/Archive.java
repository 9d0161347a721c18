package dev.mien.cli.predict;

import dev.mien.FileTree;
import dev.mien.ZipArchive;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A zip archive of pictures, which is read without unpacking it. */
final class Archive implements AutoCloseable {
    private final Path file;
    private final FileSystem system;
    private final FileTree tree;

    /**
     * Opens an archive.
     *
     * @throws dev.mien.UserError when it is not an archive, or damaged
     */
    Archive(Path file) {
        this.file = file;
        system = ZipArchive.open(file);
        tree = FileTree.of(system.getRootDirectories().iterator().next());
    }

    /** Whether it contains no table, and so is not the archive of a data set. */
    static boolean isOfPictures(Path file) {
        try (Archive archive = new Archive(file)) {
            return archive.files().stream()
                    .map(inside -> inside.toString().toLowerCase(Locale.ROOT))
                    .noneMatch(name -> name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(".zip"));
        }
    }

    /** The path as it was given. */
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
