package dev.mien.result;

import dev.mien.LabelSet;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes results one by one as CSV or JSON. Closing completes the document and flushes the target but leaves it open.
 * Not thread-safe.
 *
 * <pre>{@code
 * try (Writer target = Files.newBufferedWriter(Path.of("faces.csv"));
 *         ResultWriter<FaceResult> rows = ResultWriter.csv(target, analyzer.table())) {
 *     int number = 1;
 *     for (Face face : analyzer.analyze(picture)) {
 *         rows.write(FaceResult.of(picture.source(), number++, face));
 *     }
 * }
 * }</pre>
 *
 * @param <R> the results
 */
public interface ResultWriter<R> extends Closeable {
    /** What follows the line of the last result in a JSON document; also completes one whose later lines are lost. */
    String JSON_END = "]}\n";

    /**
     * Writes the {@link FaceTable} as CSV with a header, by RFC 4180 with line feeds. Values that were not requested or
     * are unknown are empty cells; numbers have up to 3 decimals for pixels and seconds and up to 6 for shares.
     * Characters in texts that control a terminal are escaped, and a text that a spreadsheet would interpret as a
     * formula is prefixed with {@code ./}.
     *
     * @param labels the label set, with a column for each class; these are empty for faces without an expression
     */
    static ResultWriter<FaceResult> csv(Writer target, LabelSet labels) {
        return csv(target, new FaceTable(labels));
    }

    /** Writes any table as CSV in the same way. */
    static <R> ResultWriter<R> csv(Writer target, ResultTable<R> table) {
        return new CsvRows<>(target, table);
    }

    /**
     * Writes one JSON object, {@code {"faces": [...]}}, with a line for each face and the content of the table. Each
     * face has {@code source}; {@code frame}, {@code time_s}, {@code track} if known; {@code face}, its number;
     * {@code box} with {@code left, top, right, bottom} and {@code detection_score}; {@code expression} with {@code
     * label, confidence, sure, probabilities{class: share}}; {@code keypoints{name: [x, y]}} and {@code measures{name:
     * number}} without the missing ones; and, if known, {@code truth} with {@code expression} as a name and
     * {@code keypoints} as above.
     */
    static ResultWriter<FaceResult> json(Writer target) throws IOException {
        return new JsonResults(target);
    }

    /**
     * Writes any table as one JSON object, {@code {"name": [...]}}, with a line for each row; unknown values are left
     * out.
     */
    static <R> ResultWriter<R> json(Writer target, String name, ResultTable<R> table) throws IOException {
        return new JsonRows<>(target, name, table);
    }

    /** Adds a result. */
    void write(R result) throws IOException;

    /** Flushes buffered results to the target, as far as the format allows. */
    void flush() throws IOException;
}
