package dev.mien.dataset;

import dev.mien.Box;
import dev.mien.image.GrayImage;
import dev.mien.image.PictureFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * A photo and the faces marked in it.
 *
 * @param file where it is
 * @param faces the marked faces' boxes in pixels of the photo, brow to chin; empty for a photo without a face
 */
public record Scene(Path file, List<Box> faces) {
    public Scene {
        faces = List.copyOf(faces);
    }

    /**
     * The photo in gray.
     *
     * @throws dev.mien.UserError when it cannot be read
     */
    public GrayImage gray() {
        return PictureFiles.readGray(file);
    }
}
