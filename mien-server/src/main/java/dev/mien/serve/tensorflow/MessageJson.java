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

/** What models are, as JSON: the messages of gRPC in protobuf's own JSON form, as the original gives them. */
final class MessageJson {
    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().alwaysPrintFieldsWithNoPresence().preservingProtoFieldNames();

    private MessageJson() {}

    /** The state of a model's versions. */
    static HttpResponse status(ModelRegistry models, String name, OptionalLong version) {
        return respond(text(ModelStatuses.of(models, name, version)));
    }

    /** All models with the state of their versions: {@code {"models": [{"name", "model_version_status"}, ...]}}. */
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

    /** What a model takes and answers. */
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
            throw new IllegalStateException("a message of our own holds nothing unknown", e);
        }
    }
}
