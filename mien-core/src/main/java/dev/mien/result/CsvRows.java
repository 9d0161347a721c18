package dev.mien.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.mien.Decimal;
import dev.mien.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV, by RFC 4180 with line feeds. Since texts come from outside, characters that control a terminal
 * are escaped, and a path that a spreadsheet would interpret as a formula is prefixed with {@code ./}, which refers to
 * the same file. Closing it flushes the target but leaves it open.
 *
 * @param <R> the results that are the rows
 */
final class CsvRows<R> implements ResultWriter<R> {
    private static final String FORMULA = "=+-@";

    private final CsvWriter csv;
    private final ResultTable<R> table;

    /** Writes the header. */
    CsvRows(Writer target, ResultTable<R> table) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
        this.table = table;
        csv.writeRecord(table.columns().stream().map(ResultTable.Column::name).toList());
    }

    @Override
    public void write(R result) throws IOException {
        try {
            csv.writeRecord(table.row(result).stream().map(CsvRows::text).toList());
        } catch (UncheckedIOException e) { // of the target
            throw e.getCause();
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return Decimal.share(number); // has as few decimals as it needs
        }
        return value instanceof String text ? harmless(text) : value.toString();
    }

    private static String harmless(String text) {
        String shown = Printable.of(text);
        return shown.length() > 1 && FORMULA.indexOf(shown.charAt(0)) >= 0 ? "./" + shown : shown;
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
