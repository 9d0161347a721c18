package dev.mien.analyze;

import dev.mien.Face;
import dev.mien.UserError;
import java.util.List;
import java.util.Optional;

/**
 * The result for one picture of many: its faces, or why it could not be read.
 *
 * @param input the input as it was given
 * @param width of the upright picture in pixels; 0 if it could not be read
 * @param height likewise
 * @param faces its faces by descending score; none if there was an error
 * @param seconds the time it took on the thread that read it
 * @param error why it could not be read; empty if it was
 */
public record Analyzed<T>(T input, int width, int height, List<Face> faces, double seconds, Optional<UserError> error) {
    /**
     * The faces of the picture.
     *
     * @throws UserError the {@link #error}, if there is one
     */
    public List<Face> facesOrThrow() {
        if (error.isPresent()) {
            throw error.get();
        }
        return faces;
    }
}
