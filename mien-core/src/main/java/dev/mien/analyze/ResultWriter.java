package dev.mien.analyze;

import dev.mien.LabelSet;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes results one by one, as they come. Closing ends the document and flushes the target but leaves it open. Not for
 * several threads.
 */
public interface ResultWriter extends Closeable {

    /**
     * A table with a header and a row for each face, by RFC 4180 with line feeds. What was not asked or not known is an
     * empty cell; numbers have up to 3 decimals for pixels and seconds and up to 6 for shares.
     *
     * @param labels the classes that have a column each; results without an expression leave them empty
     */
    static ResultWriter csv(Writer target, LabelSet labels) throws IOException {
        return new CsvResults(target, labels);
    }

    /**
     * One object, {@code {"faces": [...]}}, a line for each face with the content of the table. Each face has {@code
     * source}; {@code frame}, {@code time_s}, {@code track} where known; {@code box} with {@code left, top, right, bottom}
     * and {@code detection_score}; {@code expression} with {@code label, confidence, sure, probabilities{class: share}}; {@code
     * keypoints{name: [x, y]}} without the missing ones; and, where known, {@code truth} with {@code expression} as a name and
     * {@code keypoints} as above.
     */
    static ResultWriter json(Writer target) throws IOException {
        return new JsonResults(target);
    }

    /** Adds a face. */
    void write(FaceResult result) throws IOException;
}
