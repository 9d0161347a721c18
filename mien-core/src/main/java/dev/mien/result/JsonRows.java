package dev.mien.result;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table as JSON, with an object for each row. */
final class JsonRows<R> extends JsonObjects<R> {
    private final ResultTable<R> table;

    JsonRows(Writer target, String name, ResultTable<R> table) throws IOException {
        super(target, name);
        this.table = table;
    }

    @Override
    void fields(R result) throws IOException {
        List<@Nullable Object> row = table.row(result);
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                json.writeObjectField(table.columns().get(i).name(), value);
            }
        }
    }
}
