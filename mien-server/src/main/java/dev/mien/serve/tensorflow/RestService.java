package dev.mien.serve.tensorflow;

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
import dev.mien.serve.model.Answer;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ServingException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * TensorFlow Serving's REST API under {@code /v1/models}: status and metadata of models, {@code :predict} by rows and
 * columns, {@code :classify}, {@code :regress}.
 */
public final class RestService implements HttpService {
    private static final String STATUS = "";
    private static final String METADATA = "/metadata";
    private static final String PREDICT = ":predict";
    private static final String CLASSIFY = ":classify";
    private static final String REGRESS = ":regress";
    private static final Pattern PATHS =
            ModelPath.pattern("/v1", String.join("|", METADATA, PREDICT, CLASSIFY, REGRESS));
    private static final Set<String> READING = Set.of(STATUS, METADATA);

    private final ModelRegistry models;
    private final Exchanges exchanges;

    public RestService(ModelRegistry models, Exchanges exchanges) {
        this.models = models;
        this.exchanges = exchanges;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        try {
            Optional<ModelPath> path = ModelPath.of(context, PATHS)
                    .filter(wanted ->
                            request.method() == (READING.contains(wanted.verb()) ? HttpMethod.GET : HttpMethod.POST));
            if (path.isEmpty()) {
                return Errors.response(
                        HttpStatus.BAD_REQUEST, "Malformed request: " + request.method() + " " + context.path());
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
        return exchanges.answer(context, request, (exchange, body) -> answer(path, exchange, body));
    }

    private CompletableFuture<HttpResponse> answer(ModelPath path, Exchange exchange, byte[] body) throws IOException {
        return switch (path.verb()) {
            case PREDICT -> {
                FaceRequest request = FaceRequest.prediction(body, exchanges);
                Signatures.checkPredict(request.signature());
                yield ask(path, exchange, request).thenApply(answer -> AnswerJson.predictions(request.form(), answer));
            }
            case CLASSIFY -> {
                FaceRequest request = FaceRequest.examples(body, exchanges);
                Signatures.checkClassify(models.describe(path.model(), path.version()), request.signature());
                yield ask(path, exchange, request).thenApply(AnswerJson::classes);
            }
            case REGRESS -> {
                FaceRequest request = FaceRequest.examples(body, exchanges);
                int index = Signatures.regressed(models.describe(path.model(), path.version()), request.signature());
                yield ask(path, exchange, request).thenApply(answer -> AnswerJson.numbers(answer, index));
            }
            default -> throw new IllegalStateException("unknown " + path);
        };
    }

    private CompletableFuture<Answer> ask(ModelPath path, Exchange exchange, FaceRequest request) {
        return exchange.untilGone(models.predict(path.model(), path.version(), request.faces(), exchange.deadline()));
    }
}
