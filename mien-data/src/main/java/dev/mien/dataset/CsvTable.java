package dev.mien.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.mien.Amount;
import dev.mien.UserError;
import dev.mien.table.TableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
        try (InputStream ahead = new ReadAhead(stream)) {
            TableText text = TableText.open(ahead);
            row.writtenBy(text);
            CsvReader<CsvRow> csv = CsvReader.builder()
                    .fieldSeparator(text.separator())
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(FIELD_LIMIT)
                    .build(row, text.reader());
            var records = csv.iterator();
            if (!records.hasNext()) {
                throw new UserError("an empty file", name, "give a CSV file with a header line");
            }
            reader.header().accept(records.next());
            while (records.hasNext()) {
                reader.row().accept(records.next());
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw damaged(name, row, e);
        }
    }

    /** The column names of the first line, in lower case. */
    static List<String> header(String name, InputStream stream) {
        CsvRow row = new CsvRow("");
        try (stream) {
            TableText text = TableText.open(stream);
            row.writtenBy(text);
            CsvReader<CsvRow> csv = CsvReader.builder()
                    .fieldSeparator(text.separator())
                    .maxBufferSize(FIELD_LIMIT)
                    .build(row, text.reader());
            return csv.iterator().hasNext() ? row.names() : List.of();
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw damaged(name, row, e);
        }
    }

    /** The first field of that column with a text; empty if there is none, or the file cannot be read that far. */
    static Optional<String> firstText(String name, InputStream stream, String column) {
        CsvRow row = new CsvRow("");
        try (stream) {
            TableText text = TableText.open(stream);
            row.writtenBy(text);
            var records = CsvReader.builder()
                    .fieldSeparator(text.separator())
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(FIELD_LIMIT)
                    .build(row, text.reader())
                    .iterator();
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

    /**
     * The error for a missing column, with the existing ones.
     *
     * @param expected the missing column, which follows "no column"
     * @param columns the columns of the file
     */
    static UserError missingColumn(String name, String expected, List<String> columns) {
        if (columns.stream().anyMatch(column -> column.contains("ustar"))) {
            return new UserError("a tar archive", name, "unpack it and give the CSV file in it");
        }
        if (columns.stream().anyMatch(CsvTable::isNoText)) {
            return new UserError("not a table in text", name, "give a CSV file, or a folder of pictures by class");
        }
        Optional<String> other = otherKind(expected, columns);
        if (other.isPresent()) {
            return new UserError(other.get(), name, "give only data for this task");
        }
        return new UserError(
                "no column " + expected + "; the first line has: " + begin(columns),
                name + ":1",
                "give a file with a header line as Kaggle's has");
    }

    private static Optional<String> otherKind(String expected, List<String> columns) {
        if (expected.equals("'Image'") && ExpressionCsv.fit(columns) > 0) {
            return Optional.of("a data set of expressions, expected one of key points");
        }
        return expected.equals("'emotion'") && KeypointCsv.fit(columns, false) > 0
                ? Optional.of("a data set of key points, expected one of expressions")
                : Optional.empty();
    }

    /** The first columns, for a message. */
    static String begin(List<String> columns) {
        String found = columns.stream()
                .limit(8)
                .map(column -> column.replaceAll("[^\\p{Graph} ]", "?"))
                .map(column -> column.length() > 30 ? column.substring(0, 30) + "..." : column)
                .collect(Collectors.joining(", "));
        return columns.size() > 8 ? found + ", ..." : found;
    }

    /** Whether it contains characters of binary files; the first line of a PNG is its signature alone. */
    private static boolean isNoText(String column) {
        return column.chars().anyMatch(letter -> Character.isISOControl(letter) && !Character.isWhitespace(letter))
                || column.matches("\\Wpng");
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
