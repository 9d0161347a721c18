package dev.mien.serve.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.request.Limits;
import dev.mien.serve.request.RequestBody;
import dev.mien.serve.request.Requests;
import dev.mien.serve.request.Work;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Answers REST requests with bodies: receives the body without blocking a thread, and processes it on a worker thread.
 */
public final class RestRequests {
    private final Requests requests;
    private final JsonFactory json;

    public RestRequests(Requests requests) {
        this.requests = requests;
        this.json = Json.reader(requests.limits());
    }

    /** The limits of a request. */
    public Limits limits() {
        return requests.limits();
    }

    /** Creates parsers for documents within the limits. */
    public JsonFactory json() {
        return json;
    }

    /** Processes a body. */
    @FunctionalInterface
    public interface Answering {
        /** Returns the answer, or fails with an exception that {@link Errors} converts to one. */
        CompletableFuture<HttpResponse> answer(Work work, byte[] body) throws IOException;
    }

    /**
     * Receives the body of a request and processes it; failures become error answers.
     *
     * @throws dev.mien.serve.model.ServingException when too many requests are in progress
     */
    public HttpResponse answer(ServiceRequestContext context, HttpRequest request, Answering answering) {
        requests.checkRoom();
        String encoding = request.headers().get(HttpHeaderNames.CONTENT_ENCODING, "");
        CompletableFuture<HttpResponse> answer = RequestBody.read(request, limits())
                .thenCompose(body -> requests.work(context, work -> {
                    try {
                        return answering.answer(
                                work, RequestBody.unpack(context, body, encoding, limits().plainBytes()));
                    } catch (IOException e) {
                        return CompletableFuture.failedFuture(e);
                    }
                }))
                .exceptionally(Errors::response);
        return HttpResponse.of(answer);
    }
}
