package dev.mien.serve.inference;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Errors;
import dev.mien.serve.http.Exchange;
import dev.mien.serve.http.Exchanges;
import dev.mien.serve.http.ModelPath;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ServingException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** The Open Inference Protocol's REST API under {@code /v2}, with raw tensors behind the JSON where a client wants them. */
public final class InferenceRest implements HttpService {
    private static final String METADATA = "";
    private static final String READY = "/ready";
    private static final String INFER = "/infer";
    private static final Pattern PATHS = ModelPath.pattern("/v2", READY + "|" + INFER);

    private final ModelRegistry models;
    private final Exchanges exchanges;

    public InferenceRest(ModelRegistry models, Exchanges exchanges) {
        this.models = models;
        this.exchanges = exchanges;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        try {
            Optional<ModelPath> path = ModelPath.of(context, PATHS);
            boolean server = context.path().equals("/v2");
            if (path.isEmpty() && !server) {
                return Errors.response(HttpStatus.NOT_FOUND, "unknown path " + context.path());
            }
            boolean infers = path.isPresent() && path.get().verb().equals(INFER);
            HttpMethod method = infers ? HttpMethod.POST : HttpMethod.GET;
            if (request.method() != method) {
                return Errors.response(HttpStatus.METHOD_NOT_ALLOWED, "expected " + method);
            }
            return server ? AnswerJson.server() : serve(context, request, path.get());
        } catch (ServingException e) {
            return Errors.response(e);
        }
    }

    private HttpResponse serve(ServiceRequestContext context, HttpRequest request, ModelPath path) {
        switch (path.verb()) {
            case METADATA -> {
                return AnswerJson.model(models.describe(path.model(), path.version()), models.status(path.model()));
            }
            case READY -> {
                models.describe(path.model(), path.version());
                return HttpResponse.of(HttpStatus.OK);
            }
            case INFER -> {
                models.checkRoom(path.model(), path.version());
                int jsonLength = request.headers().getInt(AnswerJson.JSON_LENGTH, -1);
                return exchanges.answer(
                        context,
                        request,
                        (exchange, body) -> infer(path, exchange, body, jsonLength < 0 ? body.length : jsonLength));
            }
            default -> throw new IllegalStateException("unknown " + path);
        }
    }

    private CompletableFuture<HttpResponse> infer(ModelPath path, Exchange exchange, byte[] body, int jsonLength)
            throws IOException {
        InferRequest request = InferReader.read(body, jsonLength, exchanges);
        request.check(models.describe(path.model(), path.version()));
        return exchange.untilGone(models.predict(path.model(), path.version(), request.faces(), exchange.deadline()))
                .thenApply(answer -> AnswerJson.answer(request, answer));
    }
}
