package dev.mien.serve.tensorflow;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Errors;
import dev.mien.serve.http.ModelPath;
import dev.mien.serve.http.RestRequests;
import dev.mien.serve.model.Excerpt;
import dev.mien.serve.model.ModelAnswer;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.ModelRequests;
import dev.mien.serve.request.Work;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TensorFlow Serving's REST API under {@code /v1/models}: status and metadata of models, {@code :predict} in row and
 * column format, {@code :classify} and {@code :regress}.
 */
public final class TensorFlowRest implements HttpService {
    private static final String STATUS = "";
    private static final String METADATA = "/metadata";
    private static final String PREDICT = ":predict";
    private static final String CLASSIFY = ":classify";
    private static final String REGRESS = ":regress";
    private static final Pattern PATHS =
            ModelPath.pattern("/v1", String.join("|", METADATA, PREDICT, CLASSIFY, REGRESS));
    private static final Pattern LABELS = Pattern.compile("/v1/models/[^/:]+/labels/(?<label>[^/:]+)([/:].*)?");
    private static final Set<String> READING = Set.of(STATUS, METADATA);

    private final ModelRegistry models;
    private final ModelRequests asking;
    private final RestRequests requests;

    public TensorFlowRest(ModelRequests asking, RestRequests requests) {
        this.models = asking.models();
        this.asking = asking;
        this.requests = requests;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        try {
            if (context.path().equals("/v1/models")) {
                return request.method() == HttpMethod.GET
                        ? MessageJson.list(models)
                        : Errors.methodNotAllowed(HttpMethod.GET);
            }
            Optional<ModelPath> path = ModelPath.of(context, PATHS)
                    .filter(wanted ->
                            request.method() == (READING.contains(wanted.verb()) ? HttpMethod.GET : HttpMethod.POST));
            Matcher labelled = LABELS.matcher(context.path());
            if (labelled.matches()) {
                throw ModelSpecs.unknownLabel(labelled.group("label"));
            }
            if (path.isEmpty()) {
                return Errors.response(
                        HttpStatus.BAD_REQUEST,
                        "Malformed request: " + request.method() + " " + Excerpt.of(context.path()));
            }
            return serve(context, request, path.get());
        } catch (ServingException e) {
            return Errors.response(e);
        }
    }

    private HttpResponse serve(ServiceRequestContext context, HttpRequest request, ModelPath path) {
        if (path.verb().equals(STATUS)) {
            return MessageJson.status(models, path.model(), path.version());
        }
        if (path.verb().equals(METADATA)) {
            return MessageJson.metadata(models.describe(path.model(), path.version()));
        }
        models.checkRoom(path.model(), path.version());
        return requests.answer(context, request, (work, body) -> answer(path, new Asking(context, work), body));
    }

    /** The context of a request and its work. */
    private record Asking(ServiceRequestContext context, Work work) {}

    private CompletableFuture<HttpResponse> answer(ModelPath path, Asking who, byte[] body) throws IOException {
        return switch (path.verb()) {
            case PREDICT -> {
                FaceRequest request = FaceRequest.prediction(body, requests);
                Signatures.checkPredict(request.signature());
                yield ask(path, who, request).thenApply(answer -> PredictionJson.predictions(request.form(), answer));
            }
            case CLASSIFY -> {
                FaceRequest request = FaceRequest.examples(body, requests);
                Signatures.checkClassify(models.describe(path.model(), path.version()), request.signature());
                yield ask(path, who, request).thenApply(PredictionJson::classes);
            }
            case REGRESS -> {
                FaceRequest request = FaceRequest.examples(body, requests);
                int index = Signatures.regressed(models.describe(path.model(), path.version()), request.signature());
                yield ask(path, who, request).thenApply(answer -> PredictionJson.numbers(answer, index));
            }
            default -> throw new IllegalStateException("unknown " + path);
        };
    }

    private CompletableFuture<ModelAnswer> ask(ModelPath path, Asking who, FaceRequest request) {
        return asking.ask(who.context(), path.model(), path.version(), request.input(), who.work());
    }
}
