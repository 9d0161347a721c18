package dev.mien.serve.inference;

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
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.ModelRequests;
import dev.mien.serve.request.Work;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** The REST API of the Open Inference Protocol under {@code /v2}, with its binary tensor extension. */
public final class InferenceRest implements HttpService {
    private static final String METADATA = "";
    private static final String READY = "/ready";
    private static final String INFER = "/infer";
    private static final Pattern PATHS = ModelPath.pattern("/v2", READY + "|" + INFER);

    private final ModelRegistry models;
    private final ModelRequests asking;
    private final RestRequests requests;

    public InferenceRest(ModelRequests asking, RestRequests requests) {
        this.models = asking.models();
        this.asking = asking;
        this.requests = requests;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        try {
            Optional<ModelPath> path = ModelPath.of(context, PATHS);
            boolean server = context.path().equals("/v2");
            if (path.isEmpty() && !server) {
                return Errors.response(HttpStatus.NOT_FOUND, "unknown path " + Excerpt.of(context.path()));
            }
            boolean infers = path.isPresent() && path.get().verb().equals(INFER);
            HttpMethod method = infers ? HttpMethod.POST : HttpMethod.GET;
            if (request.method() != method) {
                return Errors.methodNotAllowed(method);
            }
            return server ? InferJson.server() : serve(context, request, path.get());
        } catch (ServingException e) {
            return Errors.response(e);
        }
    }

    private HttpResponse serve(ServiceRequestContext context, HttpRequest request, ModelPath path) {
        switch (path.verb()) {
            case METADATA -> {
                return InferJson.model(
                        models.describe(path.model(), path.version()), InferTensors.versions(models, path.model()));
            }
            case READY -> {
                return models.isReady(path.model(), path.version())
                        ? HttpResponse.of(HttpStatus.OK)
                        : Errors.response(HttpStatus.SERVICE_UNAVAILABLE, "the model cannot be loaded");
            }
            case INFER -> {
                models.checkRoom(path.model(), path.version());
                OptionalInt jsonLength = jsonLength(request);
                return requests.answer(
                        context,
                        request,
                        (work, body) -> infer(path, context, work, body, jsonLength.orElse(body.length)));
            }
            default -> throw new IllegalStateException("unknown " + path);
        }
    }

    /** The number of JSON bytes; a body without that header is JSON alone. */
    private static OptionalInt jsonLength(HttpRequest request) {
        String length = request.headers().get(InferJson.JSON_LENGTH);
        try {
            return length == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(length));
        } catch (NumberFormatException e) {
            throw ServingException.invalid("the header " + InferJson.JSON_LENGTH + " is '" + Excerpt.of(length)
                    + "', expected the bytes of the JSON");
        }
    }

    private CompletableFuture<HttpResponse> infer(
            ModelPath path, ServiceRequestContext context, Work work, byte[] body, int jsonLength) throws IOException {
        InferRequest request =
                InferReader.read(body, jsonLength, requests, models.describe(path.model(), path.version()));
        return asking.ask(context, path.model(), path.version(), request.faces(), work)
                .thenApply(answer -> InferJson.answer(request, answer));
    }
}
