package dev.mien.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;

/**
 * Streams results as {@code {"name": [...]}}, with an object per result on a line of its own. Uses only the core of
 * Jackson, which starts quickly.
 */
abstract class JsonObjects<R> implements ResultWriter<R> {
    /** The target of the fields. */
    final JsonGenerator json;

    JsonObjects(Writer target, String name) throws IOException {
        this.json = new JsonFactory().createGenerator(target);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        json.writeStartObject();
        json.writeArrayFieldStart(name);
    }

    /** Writes the fields of a result. */
    abstract void fields(R result) throws IOException;

    @Override
    public final void write(R result) throws IOException {
        json.writeStartObject();
        fields(result);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public final void flush() throws IOException {
        json.flush();
    }

    @Override
    public final void close() throws IOException {
        if (!json.isClosed()) {
            json.writeRaw(JSON_END);
            json.close();
        }
    }
}
