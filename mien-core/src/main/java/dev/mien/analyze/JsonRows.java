package dev.mien.analyze;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as JSON, an object for each row. */
final class JsonRows<R> implements ResultWriter<R> {
    private final JsonGenerator json;
    private final ResultTable<R> table;

    JsonRows(Writer target, String name, ResultTable<R> table) throws IOException {
        this.table = table;
        this.json = new JsonFactory().createGenerator(target);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeArrayFieldStart(name);
    }

    @Override
    public void write(R result) throws IOException {
        List<@Nullable Object> row = table.row(result);
        json.writeStartObject();
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                json.writeObjectField(table.columns().get(i).name(), value);
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }

    @Override
    public void close() throws IOException {
        if (!json.isClosed()) {
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
            json.close();
        }
    }
}
