package dev.mien.serve.tensorflow;

import com.fasterxml.jackson.core.JsonFactory;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Admission;
import dev.mien.serve.http.Errors;
import dev.mien.serve.http.Exchange;
import dev.mien.serve.http.Json;
import dev.mien.serve.http.Limits;
import dev.mien.serve.model.Answer;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ServingException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * TensorFlow Serving's REST API under {@code /v1/models}: status and metadata of models, {@code :predict} by rows and
 * columns, {@code :classify}, {@code :regress}.
 */
public final class RestService implements HttpService {
    private final ModelRegistry models;
    private final Limits limits;
    private final Admission admission;
    private final JsonFactory reader;

    /**
     * @param models answers
     * @param limits bounds requests
     * @param admission bounds how many are in work
     */
    public RestService(ModelRegistry models, Limits limits, Admission admission) {
        this.models = models;
        this.limits = limits;
        this.admission = admission;
        this.reader = Json.reader(limits);
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        try {
            Optional<Call> call = Call.of(context.path())
                    .filter(wanted -> request.method() == (wanted.reads() ? HttpMethod.GET : HttpMethod.POST));
            if (call.isEmpty()) {
                return Errors.response(
                        HttpStatus.BAD_REQUEST, "Malformed request: " + request.method() + " " + context.path());
            }
            return serve(context, request, call.get());
        } catch (ServingException e) {
            return Errors.response(e);
        }
    }

    private HttpResponse serve(ServiceRequestContext context, HttpRequest request, Call call) {
        if (call.verb() == Call.Verb.STATUS) {
            return MessageJson.status(models, call.model(), call.version());
        }
        if (call.verb() == Call.Verb.METADATA) {
            return MessageJson.metadata(models.describe(call.model(), call.version()));
        }
        models.checkRoom(call.model(), call.version());
        admission.check();
        return Exchange.serve(context, request, limits, admission, (exchange, body) -> answer(call, exchange, body));
    }

    private CompletableFuture<HttpResponse> answer(Call call, Exchange exchange, byte[] body) throws IOException {
        return switch (call.verb()) {
            case PREDICT -> {
                FaceRequest request = FaceRequest.prediction(body, reader, limits);
                Signatures.checkPredict(request.signature());
                yield ask(call, exchange, request).thenApply(answer -> AnswerJson.predictions(request.form(), answer));
            }
            case CLASSIFY -> {
                FaceRequest request = FaceRequest.examples(body, reader, limits);
                Signatures.checkClassify(models.describe(call.model(), call.version()), request.signature());
                yield ask(call, exchange, request).thenApply(AnswerJson::classes);
            }
            case REGRESS -> {
                FaceRequest request = FaceRequest.examples(body, reader, limits);
                int index = Signatures.regressed(models.describe(call.model(), call.version()), request.signature());
                yield ask(call, exchange, request).thenApply(answer -> AnswerJson.numbers(answer, index));
            }
            default -> throw new IllegalStateException(call + " has no body");
        };
    }

    private CompletableFuture<Answer> ask(Call call, Exchange exchange, FaceRequest request) {
        return exchange.untilGone(models.predict(call.model(), call.version(), request.faces(), exchange.deadline()));
    }
}
