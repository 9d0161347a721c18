package dev.mien.serve.tensorflow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mien.model.ModelMetadata;
import dev.mien.serve.http.FaceBodyReader;
import dev.mien.serve.http.Json;
import dev.mien.serve.http.RestRequests;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.RequestFaces;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The body of a REST request to a model.
 *
 * @param signature the name of the signature; may be empty
 * @param form the form of the faces in the body
 * @param input the faces
 */
record FaceRequest(String signature, Form form, RequestFaces input) {
    private static final String SIGNATURE = "signature_name";

    /** The forms of faces in a body, each with a field of its name. */
    enum Form {
        INSTANCES,
        INPUTS,
        EXAMPLES;

        String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads the body of a prediction: {@code instances} with a face in each row, or {@code inputs} with all as a
     * column.
     */
    static FaceRequest prediction(byte[] body, RestRequests requests) throws IOException {
        return read(body, requests, Form.INSTANCES, Form.INPUTS);
    }

    /** Reads the body of a classification or regression: {@code examples} with a face each. */
    static FaceRequest examples(byte[] body, RestRequests requests) throws IOException {
        return read(body, requests, Form.EXAMPLES);
    }

    private static FaceRequest read(byte[] body, RestRequests requests, Form... forms) throws IOException {
        String signature = "";
        Form found = null;
        RequestFaces input = new RequestFaces(requests.limits());
        try (JsonParser json = requests.json().createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw ServingException.invalid("the body is not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                Form form = form(field, forms);
                if (form != null && found != null) {
                    throw ServingException.invalid(
                            "the body has both '" + found.field() + "' and '" + field + "', expected one");
                } else if (form != null) {
                    found = form;
                    faces(new FaceBodyReader(json, input), json, form);
                } else if (field.equals(SIGNATURE)) {
                    signature = Json.text(json, "'" + SIGNATURE + "'");
                } else {
                    json.skipChildren();
                }
            }
            Json.end(json);
        }
        if (found == null) {
            throw ServingException.invalid("the body has no "
                    + Arrays.stream(forms).map(form -> "'" + form.field() + "'").collect(Collectors.joining(" or ")));
        }
        return new FaceRequest(signature, found, input);
    }

    private static @Nullable Form form(String field, Form... forms) {
        for (Form form : forms) {
            if (form.field().equals(field)) {
                return form;
            }
        }
        return null;
    }

    private static void faces(FaceBodyReader reader, JsonParser json, Form form) throws IOException {
        if (form != Form.INPUTS || json.currentToken() == JsonToken.START_ARRAY) {
            reader.readList(form.field());
            return;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw ServingException.invalid("'inputs' is neither a list nor an object");
        }
        column(reader, json);
    }

    /** Reads {@code {"image": [faces]}}. */
    private static void column(FaceBodyReader reader, JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.FIELD_NAME || !json.currentName().equals(ModelMetadata.INPUT_NAME)) {
            throw ServingException.invalid("'inputs' has no input '" + ModelMetadata.INPUT_NAME + "'");
        }
        json.nextToken();
        reader.readList("inputs." + ModelMetadata.INPUT_NAME);
        if (json.nextToken() != JsonToken.END_OBJECT) {
            throw ServingException.invalid("'inputs' has more inputs than '" + ModelMetadata.INPUT_NAME + "'");
        }
    }
}
