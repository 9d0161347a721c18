package dev.mien.serve.inference;

import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import dev.mien.Version;
import dev.mien.serve.http.Json;
import dev.mien.serve.model.ModelAnswer;
import dev.mien.serve.model.ModelInfo;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Writes the REST answers of the Open Inference Protocol. */
final class InferJson {
    /** The header with the number of JSON bytes in a body in which raw bytes follow. */
    static final String JSON_LENGTH = "inference-header-content-length";

    private InferJson() {}

    /** The metadata of the server. */
    static HttpResponse server() {
        return respond(json -> {
            json.writeStartObject();
            json.writeStringField("name", "mien");
            json.writeStringField("version", Version.current());
            json.writeArrayFieldStart("extensions");
            json.writeString("binary_tensor_data");
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** The metadata of a model. */
    static HttpResponse model(ModelInfo model, List<String> versions) {
        return respond(json -> {
            json.writeStartObject();
            json.writeStringField("name", model.key().name());
            json.writeArrayFieldStart("versions");
            for (String version : versions) {
                json.writeString(version);
            }
            json.writeEndArray();
            json.writeStringField("platform", InferTensors.PLATFORM);
            tensor(json, "inputs", model.input(), model.inputShape());
            tensor(json, "outputs", model.output(), model.outputShape());
            json.writeEndObject();
        });
    }

    private static void tensor(JsonGenerator json, String field, String name, List<Long> shape) throws IOException {
        json.writeArrayFieldStart(field);
        json.writeStartObject();
        head(json, name, shape);
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void head(JsonGenerator json, String name, List<Long> shape) throws IOException {
        json.writeStringField("name", name);
        json.writeStringField("datatype", InferTensors.FLOATS);
        json.writeArrayFieldStart("shape");
        for (long size : shape) {
            json.writeNumber(size);
        }
        json.writeEndArray();
    }

    /** The answer of a model, with its numbers in the JSON or as raw bytes after it. */
    static HttpResponse answer(InferRequest request, ModelAnswer answer) {
        byte[] raw = request.binary() ? InferTensors.bytes(answer.numbers()) : new byte[0];
        HttpData json = Json.write(out -> {
            out.writeStartObject();
            out.writeStringField("model_name", answer.model().key().name());
            out.writeStringField(
                    "model_version", Long.toString(answer.model().key().version()));
            if (!request.id().isEmpty()) {
                out.writeStringField("id", request.id());
            }
            out.writeArrayFieldStart("outputs");
            output(out, answer, request.binary());
            out.writeEndArray();
            out.writeEndObject();
        });
        if (!request.binary()) {
            return HttpResponse.of(HttpStatus.OK, MediaType.JSON, json);
        }
        ResponseHeaders headers = ResponseHeaders.builder(HttpStatus.OK)
                .contentType(MediaType.OCTET_STREAM)
                .add(JSON_LENGTH, Integer.toString(json.length()))
                .build();
        return HttpResponse.of(headers, HttpData.wrap(concat(json.array(), raw)));
    }

    /** Writes the numbers, or the count of raw bytes that follow the JSON. */
    private static void output(JsonGenerator json, ModelAnswer answer, boolean binary) throws IOException {
        json.writeStartObject();
        head(json, answer.model().output(), List.of((long) answer.count(), (long)
                answer.model().outputs()));
        if (binary) {
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", Float.BYTES * answer.numbers().length);
            json.writeEndObject();
        } else {
            json.writeArrayFieldStart("data");
            for (float number : answer.numbers()) {
                json.writeNumber(number);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static HttpResponse respond(Json.Writer writer) {
        return HttpResponse.of(HttpStatus.OK, MediaType.JSON, Json.write(writer));
    }
}
