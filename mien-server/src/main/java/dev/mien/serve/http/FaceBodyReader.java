package dev.mien.serve.http;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.mien.model.ModelMetadata;
import dev.mien.serve.model.Excerpt;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import dev.mien.serve.request.RequestFaces;
import java.io.IOException;

/** Reads faces from JSON: nested numbers, or encoded pictures as {@code {"b64": "..."}}. */
public final class FaceBodyReader {
    /** Accepts base64 with or without padding and line breaks. */
    private static final Base64Variant BASE64 = Base64Variants.MIME_NO_LINEFEEDS.withPaddingAllowed();

    private final JsonParser json;
    private final RequestFaces input;

    /**
     * @param json the parser
     * @param input receives the faces
     */
    public FaceBodyReader(JsonParser json, RequestFaces input) {
        this.json = json;
        this.input = input;
    }

    /**
     * Adds each face of the list at the parser's position.
     *
     * @param name the name of the list, for messages
     * @throws ServingException when it is not a list of faces, or empty
     */
    public void readList(String name) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw ServingException.invalid("'" + name + "' is not a list");
        }
        int count = input.faces().count();
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            readOne(name + "[" + i + "]");
        }
        if (input.faces().count() == count) {
            throw ServingException.invalid("no values for '" + name + "'");
        }
    }

    /**
     * Adds the face at the parser's position: numbers, a picture, or an object with either under the name of the input.
     *
     * @param name the name of the face, for messages
     * @throws ServingException when it is not a face
     */
    public void readOne(String name) throws IOException {
        switch (json.currentToken()) {
            case START_ARRAY -> new NestedNumbers(json, name).readInto(input.faces());
            case START_OBJECT -> readObject(name);
            default ->
                throw ServingException.invalid(
                        "'" + name + "' is no face, expected numbers [96][96][1] or {\"b64\": a picture}");
        }
    }

    private void readObject(String name) throws IOException {
        boolean read = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (read) {
                throw ServingException.invalid("'" + name + "' holds more than one input");
            } else if (field.equals("b64")) {
                picture(name);
            } else if (field.equals(ModelMetadata.INPUT_NAME)) {
                readOne(name + "." + field);
            } else {
                throw ServingException.invalid("'" + Excerpt.of(name) + "' names an unknown input, expected '"
                        + ModelMetadata.INPUT_NAME + "' or 'b64'");
            }
            read = true;
        }
        if (!read) {
            throw ServingException.invalid("'" + name + "' has no input '" + ModelMetadata.INPUT_NAME + "'");
        }
    }

    private void picture(String name) throws IOException {
        byte[] bytes;
        try {
            bytes = json.getBinaryValue(BASE64);
        } catch (JsonEOFException e) {
            throw e;
        } catch (JsonParseException e) {
            throw new ServingException(Reason.INVALID, "'" + name + ".b64' is not base64", e);
        }
        input.picture(bytes, name);
    }
}
