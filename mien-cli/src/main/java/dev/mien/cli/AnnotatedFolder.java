package dev.mien.cli;

import dev.mien.image.PictureFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A folder that takes annotated pictures under names made from their sources, each name once. */
final class AnnotatedFolder {
    private final Path folder;
    private final Set<Path> used = new HashSet<>();

    AnnotatedFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the picture made from {@code faces/a.jpg} as {@code faces/a.png}, or as {@code faces/a-2.png} where another
     * has that name.
     */
    void write(Path name, BufferedImage picture) throws IOException {
        PictureFiles.writePng(free(name), picture);
    }

    private Path free(Path name) {
        Path inside = folder;
        for (Path part : name) {
            // Names inside archives are anybody's: none may lead out of the folder.
            if (!part.toString().equals("..") && !part.toString().equals(".")) {
                inside = inside.resolve(part.toString());
            }
        }
        String base = withoutEnding(inside);
        Path file = Path.of(base + ".png");
        for (int copy = 2; !used.add(file); copy++) {
            file = Path.of(base + "-" + copy + ".png");
        }
        return file;
    }

    private static String withoutEnding(Path file) {
        String path = file.toString();
        return PictureFiles.isPicture(file) ? path.substring(0, path.lastIndexOf('.')) : path;
    }
}
