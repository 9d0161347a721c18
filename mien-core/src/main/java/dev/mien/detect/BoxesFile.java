package dev.mien.detect;

import dev.mien.UserError;
import dev.mien.image.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Existing boxes from a CSV table with the columns {@code image} (or {@code source}) and {@code left, top, right,
 * bottom} in pixels, from the hairline or forehead to the chin, and optionally {@code score} (or {@code
 * detection_score}) in 0..1, of all boxes or of none. The output of {@code mien predict} is such a table. A row belongs to a picture if its path
 * is the picture's path or the end of it.
 */
public final class BoxesFile implements FaceDetector {
    private final BoxTable boxes;

    private BoxesFile(BoxTable boxes) {
        this.boxes = boxes;
    }

    /**
     * Reads a table.
     *
     * @throws UserError when the table cannot be read; names the line
     */
    public static BoxesFile read(Path file) {
        return new BoxesFile(BoxTable.read(file));
    }

    /** The boxes of each picture, by the path in the table. */
    public Map<Path, List<Detection>> all() {
        return boxes.all();
    }

    /** The paths in the table that have matched no picture so far. */
    public List<String> unmatched() {
        return boxes.unmatched();
    }

    /** Returns the boxes of the picture's {@linkplain Picture#source source}; none if it is not in the table. */
    @Override
    public List<Detection> detect(Picture picture) {
        return of(picture.source());
    }

    /** The boxes of the picture with this path or name, which need not be read; none if it is not in the table. */
    public List<Detection> of(String source) {
        return boxes.of(source);
    }

    @Override
    public void close() {}
}
