package dev.mien.analyze;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.mien.LabelSet;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Results as a table in CSV. */
final class CsvResults implements ResultWriter {
    private final CsvWriter csv;
    private final FaceTable table;

    CsvResults(Writer target, LabelSet labels) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
        this.table = new FaceTable(labels);
        csv.writeRecord(table.columns().stream().map(FaceTable.Column::name).toList());
    }

    @Override
    public void write(FaceResult result) {
        csv.writeRecord(table.row(result).stream().map(CsvResults::text).toList());
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number
                ? Decimal.share(number)
                : value.toString(); // has as few decimals as it needs
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
