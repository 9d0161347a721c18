package dev.mien.dataset;

import dev.mien.UserError;
import dev.mien.image.GrayImage;
import dev.mien.image.PictureFiles;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A photo in which every face is marked.
 *
 * @param file where it is
 * @param faces all of them; empty for a photo without a face
 * @param problem why it cannot be read, if it is known that it cannot
 */
public record FacePhoto(Path file, List<MarkedFace> faces, Optional<String> problem) {
    public FacePhoto {
        faces = List.copyOf(faces);
    }

    /** A photo that has not been read yet. */
    FacePhoto(Path file, List<MarkedFace> faces) {
        this(file, faces, Optional.empty());
    }

    /** Whether it is not known that it cannot be read. */
    public boolean isReadable() {
        return problem.isEmpty();
    }

    /** The same photo with the problem, if it cannot be read. */
    FacePhoto checked() {
        if (!isReadable()) {
            return this;
        }
        try {
            colors();
            return this;
        } catch (UserError e) {
            return new FacePhoto(file, faces, Optional.of(e.problem()));
        }
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
