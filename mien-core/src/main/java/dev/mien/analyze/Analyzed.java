package dev.mien.analyze;

import dev.mien.Face;
import dev.mien.UserError;
import java.util.List;
import java.util.Optional;

/**
 * What became of one picture among many.
 *
 * @param input what was handed in
 * @param width the upright picture's, in pixels; 0 where it could not be read
 * @param height likewise
 * @param faces its faces, by descending score; none where there was an error
 * @param seconds how long it took on the thread that read it
 * @param error why it could not be read; empty where it was
 */
public record Analyzed<T>(T input, int width, int height, List<Face> faces, double seconds, Optional<UserError> error) {
    /**
     * The faces of a picture that was read.
     *
     * @throws UserError when it was not
     */
    public List<Face> facesOrThrow() {
        if (error.isPresent()) {
            throw error.get();
        }
        return faces;
    }
}
