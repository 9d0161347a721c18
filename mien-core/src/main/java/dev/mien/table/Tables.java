package dev.mien.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.mien.FileProblem;
import dev.mien.MissingFile;
import dev.mien.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads small text tables; see {@link TableText} for the supported dialects. */
public final class Tables {
    private Tables() {}

    /**
     * Passes each row after the header to a consumer.
     *
     * @param remedy the advice in the error if the file cannot be read
     * @throws UserError when it cannot be read as a table
     */
    public static void read(Path file, String remedy, Consumer<TableRow> taker) {
        try (InputStream stream = Files.newInputStream(file)) {
            read(file, stream, remedy, taker);
        } catch (NoSuchFileException e) {
            throw MissingFile.error(file, e);
        } catch (IOException e) {
            throw unreadable(file, remedy, e);
        }
    }

    /**
     * The same for a file that is open already, such as one that is decompressed while it is read.
     *
     * @param file the name in messages
     * @param stream its content, which the caller closes
     */
    public static void read(Path file, InputStream stream, String remedy, Consumer<TableRow> taker) {
        try {
            TableText text = TableText.open(stream);
            CsvReader<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(text.separator())
                    .trimWhitespacesAroundQuotes(text.separator() != ' ')
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text.reader());
            List<String> columns = List.of();
            boolean first = true;
            for (CsvRecord record : records) {
                if (columns.isEmpty()) {
                    columns = names(record, text.hasRowNames());
                } else {
                    String place = file + ":" + record.getStartingLineNumber();
                    if (first) {
                        requireNames(columns, record, place);
                        first = false;
                    }
                    taker.accept(new TableRow(place, columns, record.getFields(), text.hasDecimalComma()));
                }
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw QuoteError.of(file.toString(), e).orElseGet(() -> unreadable(file, remedy, e));
        }
    }

    /** The names of the columns in lower case; that of the rows' names, if there are such, is empty. */
    private static List<String> names(CsvRecord header, boolean hasRowNames) {
        return Stream.concat(hasRowNames ? Stream.of("") : Stream.of(), header.getFields().stream())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Refuses a first row whose fields may be one to the right of their names. An empty last field is none. */
    private static void requireNames(List<String> columns, CsvRecord row, String place) {
        int fields = row.getFieldCount();
        if (fields == columns.size() + 1 && !row.getField(fields - 1).isBlank()) {
            throw new UserError(
                    fields + " fields, and the first line names " + columns.size() + " columns",
                    place,
                    TableText.NAME_ALL);
        }
    }

    private static UserError unreadable(Path file, String remedy, Exception cause) {
        String why = cause instanceof IOException failure ? FileProblem.words(failure) : cause.getMessage();
        String problem = Files.isDirectory(file) ? "a folder, expected a table" : "cannot be read: " + why;
        return new UserError(problem, file.toString(), remedy, cause);
    }
}
