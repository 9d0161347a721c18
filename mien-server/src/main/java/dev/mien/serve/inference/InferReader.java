package dev.mien.serve.inference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mien.serve.http.Json;
import dev.mien.serve.http.RestRequests;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.InputShape;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.Limits;
import dev.mien.serve.request.RequestFaces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads inference requests: JSON, optionally followed by raw bytes (binary tensor extension). */
final class InferReader {
    /** The largest number of dimensions and of outputs, which is far more than models have. */
    private static final int MOST_LISTED = 16;

    private final JsonParser json;
    private final RequestFaces input;
    private final Faces listed; // the numbers in the JSON
    private final List<Long> shape = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private String id = "";
    private String name = "";
    private String type = "";
    private int inputs;
    private int at; // the index of the next number
    private long binarySize = -1;
    private boolean binary;

    private InferReader(JsonParser json, Limits limits) {
        this.json = json;
        this.input = new RequestFaces(limits);
        this.listed = input.faces();
    }

    /**
     * Reads a body.
     *
     * @param jsonLength the number of JSON bytes; the rest is raw
     * @param model the model that is asked
     * @throws ServingException when it is not a valid request to that model
     */
    static InferRequest read(byte[] body, int jsonLength, RestRequests requests, ModelInfo model) throws IOException {
        if (jsonLength < 0 || jsonLength > body.length) {
            throw ServingException.invalid("a JSON part of " + jsonLength + " bytes, the body has " + body.length);
        }
        try (JsonParser json = requests.json().createParser(body, 0, jsonLength)) {
            InferReader request = new InferReader(json, requests.limits());
            json.nextToken();
            Json.fields(json, "the body", request::bodyField);
            Json.end(json);
            if (request.inputs != 1) {
                throw ServingException.invalid(request.inputs + " inputs, expected 1");
            }
            InferTensors.checkInput(model, request.name, request.type);
            request.outputs.forEach(output -> InferTensors.checkOutput(model, output));
            RequestFaces faces = request.faces(ByteBuffer.wrap(body, jsonLength, body.length - jsonLength));
            return new InferRequest(request.id, faces, request.binary);
        }
    }

    private void bodyField(String field) throws IOException {
        switch (field) {
            case "id" -> id = Json.text(json, "'id'");
            case "inputs" -> Json.elements(json, "'inputs'", this::input);
            case "outputs" -> Json.elements(json, "'outputs'", this::output);
            case "parameters" ->
                Json.fields(json, "'parameters'", name -> {
                    binary |= name.equals("binary_data_output") && json.currentToken() == JsonToken.VALUE_TRUE;
                    json.skipChildren();
                });
            default -> json.skipChildren();
        }
    }

    private void input() throws IOException {
        inputs++;
        Json.fields(json, "an input", field -> {
            switch (field) {
                case "name" -> name = Json.text(json, "an input's 'name'");
                case "datatype" -> type = Json.text(json, "an input's 'datatype'");
                case "shape" -> Json.elements(json, "'shape'", () -> add(shape, wholeNumber("'shape'"), "'shape'"));
                case "data" -> numbers();
                case "parameters" ->
                    Json.fields(json, "an input's 'parameters'", name -> {
                        if (name.equals("binary_data_size")) {
                            binarySize = wholeNumber("'binary_data_size'");
                        }
                        json.skipChildren();
                    });
                default -> json.skipChildren();
            }
        });
    }

    private void output() throws IOException {
        Json.fields(json, "an output", field -> {
            switch (field) {
                case "name" -> add(outputs, Json.text(json, "an output's 'name'"), "'outputs'");
                case "parameters" ->
                    Json.fields(json, "an output's 'parameters'", name -> {
                        binary |= name.equals("binary_data") && json.currentToken() == JsonToken.VALUE_TRUE;
                        json.skipChildren();
                    });
                default -> json.skipChildren();
            }
        });
    }

    private static <T> void add(List<T> list, T item, String what) {
        if (list.size() == MOST_LISTED) {
            throw ServingException.invalid(what + " holds more than " + MOST_LISTED + ", which is the limit here");
        }
        list.add(item);
    }

    private long wholeNumber(String what) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw ServingException.invalid(what + " holds something else than whole numbers");
        }
        return json.getLongValue();
    }

    /** Reads the numbers of 'data', flat or nested, whose order is the same. */
    private void numbers() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw ServingException.invalid("'data' is not a list");
        }
        for (int depth = 1; depth > 0; ) {
            switch (json.nextToken()) {
                case START_ARRAY -> depth++;
                case END_ARRAY -> depth--;
                case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> {
                    if (at == listed.count() * Faces.NUMBERS) {
                        at = listed.add();
                    }
                    listed.numbers()[at++] = Faces.checked(json.getFloatValue(), "'data'");
                }
                default -> throw ServingException.invalid("'data' holds something else than numbers");
            }
        }
    }

    private RequestFaces faces(ByteBuffer raw) {
        if (binarySize >= 0 && at > 0) {
            throw ServingException.invalid("the input has both 'data' and 'binary_data_size', expected one");
        }
        if (binarySize >= 0) {
            if (binarySize != raw.remaining()) {
                throw ServingException.invalid(
                        "binary_data_size is " + binarySize + ", behind the JSON are " + raw.remaining() + " bytes");
            }
            listed.addRaw(raw, InputShape.count(shape), "the input");
            return input;
        }
        long expected = (long) InputShape.count(shape) * Faces.NUMBERS;
        if (at != expected) {
            throw ServingException.invalid("'data' holds " + at + " numbers, the shape " + shape + " has " + expected);
        }
        return input;
    }
}
