package dev.mien.serve.tensorflow;

import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import dev.mien.serve.http.Json;
import dev.mien.serve.model.ModelAnswer;
import java.io.IOException;
import java.util.List;

/** Writes answers of a model in the JSON format of TensorFlow Serving. */
final class PredictionJson {
    private PredictionJson() {}

    /** Writes {@code {"predictions": [[...], ...]}} for instances, or {@code {"outputs": [[...], ...]}} for inputs. */
    static HttpResponse predictions(FaceRequest.Form form, ModelAnswer answer) {
        String field = form == FaceRequest.Form.INSTANCES ? "predictions" : "outputs";
        return respond(field, answer, (json, row) -> {
            json.writeStartArray();
            for (float number : row) {
                json.writeNumber(number);
            }
            json.writeEndArray();
        });
    }

    /** Writes {@code {"results": [[["anger", 0.25], ...], ...]}}. */
    static HttpResponse classes(ModelAnswer answer) {
        List<String> names = Signatures.outputNames(answer.model());
        return respond("results", answer, (json, row) -> {
            json.writeStartArray();
            for (int i = 0; i < row.length; i++) {
                json.writeStartArray();
                json.writeString(names.get(i));
                json.writeNumber(row[i]);
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    /** Writes {@code {"results": [66.25, ...]}}, a single output of each face. */
    static HttpResponse numbers(ModelAnswer answer, int index) {
        return respond("results", answer, (json, row) -> json.writeNumber(row[index]));
    }

    @FunctionalInterface
    private interface RowWriter {
        void write(JsonGenerator json, float[] row) throws IOException;
    }

    private static HttpResponse respond(String field, ModelAnswer answer, RowWriter writer) {
        return HttpResponse.of(HttpStatus.OK, MediaType.JSON, Json.write(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart(field);
            for (int i = 0; i < answer.count(); i++) {
                writer.write(json, answer.row(i));
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }
}
