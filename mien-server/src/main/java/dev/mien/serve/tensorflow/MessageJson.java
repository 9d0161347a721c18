package dev.mien.serve.tensorflow;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import dev.mien.serve.http.Json;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.VersionStatus;
import java.util.OptionalLong;

/** The status and metadata of models as JSON: the gRPC messages in protobuf's JSON format, as in TensorFlow Serving. */
final class MessageJson {
    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().alwaysPrintFieldsWithNoPresence().preservingProtoFieldNames();

    private MessageJson() {}

    /** The status of a model's versions. */
    static HttpResponse status(ModelRegistry models, String name, OptionalLong version) {
        return respond(text(ModelStatuses.of(models, name, version)));
    }

    /** All models with the status of their versions: {@code {"models": [{"name", "model_version_status"}, ...]}}. */
    static HttpResponse list(ModelRegistry models) {
        return HttpResponse.of(HttpStatus.OK, MediaType.JSON, Json.write(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("models");
            for (String name : models.names()) {
                json.writeStartObject();
                json.writeStringField("name", name);
                json.writeArrayFieldStart("model_version_status");
                for (VersionStatus status : models.status(name)) {
                    json.writeRawValue(text(ModelStatuses.of(status)));
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    /** The signatures of a model. */
    static HttpResponse metadata(ModelInfo model) {
        String spec = text(ModelSpecs.of(model, ""));
        String signatures = text(Signatures.of(model));
        return respond("{\"model_spec\": " + spec + ", \"metadata\": {\"signature_def\": " + signatures + "}}");
    }

    private static HttpResponse respond(String json) {
        return HttpResponse.of(HttpStatus.OK, MediaType.JSON, json);
    }

    private static String text(Message message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the server's own messages can be printed", e);
        }
    }
}
