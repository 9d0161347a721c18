package dev.mien.dataset;

import dev.mien.image.GrayImage;
import dev.mien.image.PictureFiles;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/**
 * A photo in which every face is marked.
 *
 * @param file where it is
 * @param faces all of them; empty for a photo without a face
 */
public record FacePhoto(Path file, List<MarkedFace> faces) {
    public FacePhoto {
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

    /**
     * The photo's pixels, {@code TYPE_BYTE_GRAY} or {@code TYPE_3BYTE_BGR}.
     *
     * @throws dev.mien.UserError when it cannot be read
     */
    public BufferedImage colors() {
        return PictureFiles.read(file);
    }
}
