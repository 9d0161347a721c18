package dev.mien.serve;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.Expression;
import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.serve.http.Errors;
import dev.mien.serve.http.Json;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The models that read whole pictures, for the page to read pictures itself: {@code models.json} says which there are and
 * what they answer, {@code keypoints.onnx} and {@code expression.onnx} are the files, as they were at the start.
 */
final class DeviceModels implements HttpService {
    /** Where they are. */
    static final String FOLDER = "/device/";

    private record Model(HttpData file, List<String> outputs) {}

    private final Map<Task, Model> models = new EnumMap<>(Task.class);

    /**
     * Reads the files.
     *
     * @param labels the classes of the expression model
     */
    DeviceModels(ServerOptions.Analysis analysis, LabelSet labels) {
        analysis.keypoints()
                .ifPresent(origin -> add(
                        Task.KEYPOINTS,
                        origin,
                        Keypoint.ALL.stream().map(Keypoint::label).toList()));
        analysis.expression()
                .ifPresent(origin -> add(
                        Task.EXPRESSION,
                        origin,
                        labels.expressions().stream().map(Expression::label).toList()));
    }

    private void add(Task task, ModelOrigin origin, List<String> outputs) {
        models.put(task, new Model(HttpData.wrap(origin.read()), outputs));
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        String file = context.path().substring(FOLDER.length());
        if (request.method() != HttpMethod.GET) {
            return Errors.response(HttpStatus.METHOD_NOT_ALLOWED, "expected GET");
        }
        if (file.equals("models.json")) {
            return HttpResponse.of(HttpStatus.OK, MediaType.JSON, list());
        }
        for (Map.Entry<Task, Model> model : models.entrySet()) {
            if (file.equals(model.getKey().label() + ".onnx")) {
                return HttpResponse.of(
                        HttpStatus.OK, MediaType.OCTET_STREAM, model.getValue().file());
            }
        }
        return Errors.response(HttpStatus.NOT_FOUND, "unknown path " + context.path());
    }

    private HttpData list() {
        return Json.write(json -> {
            json.writeStartArray();
            for (Map.Entry<Task, Model> model : models.entrySet()) {
                json.writeStartObject();
                json.writeStringField("task", model.getKey().label());
                json.writeArrayFieldStart("outputs");
                for (String name : model.getValue().outputs()) {
                    json.writeString(name);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
