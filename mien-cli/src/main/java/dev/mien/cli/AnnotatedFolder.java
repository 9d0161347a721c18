package dev.mien.cli;

import dev.mien.image.PictureFiles;
import dev.mien.video.media.VideoFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A folder that takes pictures and videos under names made from their sources, each name once. */
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
        PictureFiles.writePng(free(name, ".png"), picture);
    }

    /** A name for what is made from {@code name} that nothing else here has, with that ending; empty for a folder. */
    Path free(Path name, String ending) {
        Path inside = folder;
        for (Path part : name) {
            // Names inside archives are anybody's: none may lead out of the folder.
            if (!part.toString().equals("..") && !part.toString().equals(".")) {
                inside = inside.resolve(part.toString());
            }
        }
        String base = withoutEnding(inside);
        Path file = Path.of(base + ending);
        for (int copy = 2; !used.add(file); copy++) {
            file = Path.of(base + "-" + copy + ending);
        }
        return file;
    }

    private static String withoutEnding(Path file) {
        String path = file.toString();
        return PictureFiles.isPicture(file) || VideoFiles.isVideo(file)
                ? path.substring(0, path.lastIndexOf('.'))
                : path;
    }
}
