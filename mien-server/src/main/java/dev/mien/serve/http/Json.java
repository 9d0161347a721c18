package dev.mien.serve.http;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.linecorp.armeria.common.HttpData;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Streaming JSON: a face has thousands of numbers, which must not become an object each. */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    private static final int LONGEST_TOKEN = 100;

    /** The longest name or string; encoded pictures are read as bytes, which only the length of the body limits. */
    private static final int LONGEST_TEXT = 1000;

    private Json() {}

    /** Writes a document. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Returns the document of a writer in UTF-8. */
    public static HttpData write(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            writer.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return HttpData.wrap(bytes.toByteArray());
    }

    /** Creates parsers for documents within these limits. */
    public static JsonFactory reader(Limits limits) {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // clients may send any number of different names
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .errorReportConfiguration(ErrorReportConfiguration.builder()
                        .maxErrorTokenLength(LONGEST_TOKEN)
                        .build())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.jsonDepth())
                        .maxNumberLength(LONGEST_TOKEN)
                        .maxNameLength(LONGEST_TEXT)
                        .maxStringLength(LONGEST_TEXT)
                        .build())
                .build();
    }

    /** Reads the value of a field; the parser is at its start before and at its end afterwards. */
    @FunctionalInterface
    public interface Field {
        void read(String name) throws IOException;
    }

    /** Reads an element of a list; the parser is at its start before and at its end afterwards. */
    @FunctionalInterface
    public interface Element {
        void read() throws IOException;
    }

    /** Reads all fields of the object at the parser's position; {@code what} names the object in messages. */
    public static void fields(JsonParser json, String what, Field reader) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw ServingException.invalid(what + " is not a JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            reader.read(name);
        }
    }

    /** Reads all elements of the list at the parser's position; {@code what} names the list in messages. */
    public static void elements(JsonParser json, String what, Element reader) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw ServingException.invalid(what + " is not a list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            reader.read();
        }
    }

    /** Checks that nothing follows the document. */
    public static void end(JsonParser json) throws IOException {
        if (json.nextToken() != null) {
            throw ServingException.invalid("the body goes on after its JSON object");
        }
    }

    /** Returns the scalar value at the parser's position as text; {@code what} names it in messages. */
    public static String text(JsonParser json, String what) throws IOException {
        if (!json.currentToken().isScalarValue()) {
            throw ServingException.invalid(what + " is not a text");
        }
        return json.getText();
    }
}
