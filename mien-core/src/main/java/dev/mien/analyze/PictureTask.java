package dev.mien.analyze;

import dev.mien.Face;
import dev.mien.image.Picture;
import java.util.List;

/**
 * A task to run on each of many pictures once its faces are known, on the thread that read them and before the picture
 * is released: such as drawing the faces or cropping them.
 *
 * @param <T> the inputs that refer to the pictures
 */
@FunctionalInterface
public interface PictureTask<T> {
    /**
     * Runs the task; called by several threads at once. What it throws becomes the input's
     * {@linkplain Analyzed#error error}. May be called again for a picture if memory ran out while others were in
     * progress.
     *
     * @param faces the faces of the picture by descending score
     */
    void run(T input, Picture picture, List<Face> faces);

    /**
     * The largest number of bytes of memory that it needs in addition to
     * {@linkplain Picture#memory those for reading the picture}.
     */
    default long memory(Picture picture) {
        return 0;
    }
}
