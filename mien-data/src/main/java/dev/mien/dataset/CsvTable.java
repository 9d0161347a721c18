package dev.mien.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.mien.Amount;
import dev.mien.UserError;
import dev.mien.table.QuoteError;
import dev.mien.table.TableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the records of a CSV file; any failure is a {@link UserError} with file and line. */
final class CsvTable {
    /** The largest field in characters, which is enough for 2 million pixels. */
    private static final int FIELD_LIMIT = 1 << 23;

    private CsvTable() {}

    /** What to do with the header and with each record after it. */
    record Reader(String pixelColumn, Consumer<CsvRow> header, Consumer<CsvRow> row) {}

    /**
     * Reads to the end.
     *
     * @param name the file, for messages
     * @param stream plain text in any dialect that {@link TableText} supports; closed at the end
     */
    static void read(String name, InputStream stream, Reader reader) {
        CsvRow row = new CsvRow(reader.pixelColumn());
        try (stream; // which no reader closes if its thread does not start
                InputStream ahead = new ReadAhead(stream)) {
            TableText text = TableText.open(ahead);
            Iterator<CsvRow> records = records(text, row);
            if (!records.hasNext()) {
                throw new UserError("an empty file", name, "give a CSV file with a header line");
            }
            reader.header().accept(records.next());
            while (records.hasNext()) {
                reader.row().accept(records.next());
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw QuoteError.of(name, e).orElseGet(() -> damaged(name, row, e));
        }
    }

    /** The column names of the first line, in lower case. */
    static List<String> header(String name, InputStream stream) {
        CsvRow row = new CsvRow("");
        try (stream) {
            TableText text = TableText.open(stream);
            return records(text, row).hasNext() ? row.names() : List.of();
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw QuoteError.of(name, e).orElseGet(() -> damaged(name, row, e));
        }
    }

    /** The first field of that column with a text; empty if there is none, or the file cannot be read that far. */
    static Optional<String> firstText(String name, InputStream stream, String column) {
        CsvRow row = new CsvRow("");
        try (stream) {
            TableText text = TableText.open(stream);
            Iterator<CsvRow> records = records(text, row);
            if (!records.hasNext()) {
                return Optional.empty();
            }
            records.next();
            String first = "";
            while (row.column(column) >= 0 && first.isEmpty() && records.hasNext()) {
                first = records.next().text(row.column(column));
            }
            return Optional.of(first).filter(found -> !found.isEmpty());
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            return Optional.empty(); // the reader of the file reports what is wrong with it
        }
    }

    /** The records, of which the first is the header; {@code row} is the current one. */
    private static Iterator<CsvRow> records(TableText text, CsvRow row) {
        row.writtenBy(text);
        return CsvReader.builder()
                .fieldSeparator(text.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(FIELD_LIMIT)
                .build(row, text.reader())
                .iterator();
    }

    private static UserError damaged(String name, CsvRow row, Exception cause) {
        Throwable first = cause;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String problem = first.getMessage();
        String why = problem == null ? "it ends early" : problem;
        String place = row.index() < 0 ? name : name + ":" + row.line();
        return new UserError(
                "the file is cut off or damaged after " + Amount.of(row.index() + 1, "row") + " (" + why + ")",
                place,
                "get the file again",
                cause);
    }
}
