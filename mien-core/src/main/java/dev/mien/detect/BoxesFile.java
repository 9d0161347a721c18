package dev.mien.detect;

import dev.mien.UserError;
import dev.mien.image.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Boxes that were made beforehand: a CSV table with the columns {@code image} (or {@code source}), {@code left, top, right,
 * bottom} in pixels, from the hairline or forehead to the chin, and perhaps {@code score} (or {@code detection_score}). What {@code mien predict} writes
 * is one. A picture is found by its path, or by as much of the path's end as the table has.
 */
public final class BoxesFile implements FaceDetector {
    private final BoxTable boxes;

    private BoxesFile(BoxTable boxes) {
        this.boxes = boxes;
    }

    /**
     * Reads a table.
     *
     * @throws UserError when it cannot be read; names the line
     */
    public static BoxesFile read(Path file) {
        return new BoxesFile(BoxTable.read(file));
    }

    /** The boxes of each picture, under the paths that the table has. */
    public Map<Path, List<Detection>> all() {
        return boxes.all();
    }

    /** The pictures of the table that were not asked for so far. */
    public List<String> unmatched() {
        return boxes.unmatched();
    }

    /** Those of the picture's {@linkplain Picture#source source}; none for one that has no name. */
    @Override
    public List<Detection> detect(Picture picture) {
        return boxes.of(picture.source());
    }

    @Override
    public void close() {}
}
