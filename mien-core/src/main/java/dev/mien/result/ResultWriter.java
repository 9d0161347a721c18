package dev.mien.result;

import dev.mien.LabelSet;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes results one by one, as they come. Closing ends the document and flushes the target but leaves it open. Not for
 * several threads.
 *
 * @param <R> the results
 */
public interface ResultWriter<R> extends Closeable {

    /**
     * A table of faces with a header and a row for each, by RFC 4180 with line feeds. What was not asked or not known is an
     * empty cell; numbers have up to 3 decimals for pixels and seconds and up to 6 for shares. Characters in texts that steer a terminal are
     * written as their numbers, and a text that a spreadsheet would take for a formula begins with {@code ./}.
     *
     * @param labels the classes that have a column each; results without an expression leave them empty
     */
    static ResultWriter<FaceResult> csv(Writer target, LabelSet labels) {
        return csv(target, new FaceTable(labels));
    }

    /** Any table, as that of faces. */
    static <R> ResultWriter<R> csv(Writer target, ResultTable<R> table) {
        return new CsvRows<>(target, table);
    }

    /**
     * One object, {@code {"faces": [...]}}, a line for each face with the content of the table. Each face has {@code
     * source}; {@code frame}, {@code time_s}, {@code track} where known; {@code face}, its number; {@code box} with {@code left,
     * top, right, bottom} and {@code detection_score}; {@code expression} with {@code label, confidence, sure,
     * probabilities{class: share}}; {@code keypoints{name: [x, y]}} and {@code measures{name: number}} without the missing ones; and, where known, {@code truth} with {@code expression}
     * as a name and {@code keypoints} as above.
     */
    static ResultWriter<FaceResult> json(Writer target) throws IOException {
        return new JsonResults(target);
    }

    /** Any table as one object, {@code {"name": [...]}}, a line for each row with its columns; what is not known is left out. */
    static <R> ResultWriter<R> json(Writer target, String name, ResultTable<R> table) throws IOException {
        return new JsonRows<>(target, name, table);
    }

    /** Adds a result. */
    void write(R result) throws IOException;

    /** Hands on what is held back, as far as the format can. */
    void flush() throws IOException;
}
