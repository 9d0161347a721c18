package dev.mien.analyze;

import dev.mien.Face;
import dev.mien.image.Picture;
import java.util.List;

/**
 * Something to be done with each of many pictures once its faces are known, on the thread that has read them and before the picture
 * is let go of: drawing on it, cutting its faces out.
 *
 * @param <T> what leads to a picture
 */
@FunctionalInterface
public interface PictureTask<T> {
    /**
     * Does it; called by several threads at once. What it throws is that input's {@linkplain Analyzed#error error}. It may be called a
     * second time for a picture that ran out of memory beside others.
     *
     * @param faces the picture's, by descending score
     */
    void run(T input, Picture picture, List<Face> faces);

    /** How many bytes of memory it takes at most, beyond {@linkplain Picture#memory those for reading the picture}. */
    default long memory(Picture picture) {
        return 0;
    }
}
