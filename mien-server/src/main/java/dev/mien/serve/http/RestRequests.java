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

/** REST requests with bodies: read without a thread, unpacked and worked for on a worker, answered. */
public final class RestRequests {
    private final Requests requests;
    private final JsonFactory json;

    public RestRequests(Requests requests) {
        this.requests = requests;
        this.json = Json.reader(requests.limits());
    }

    /** What a request may bring. */
    public Limits limits() {
        return requests.limits();
    }

    /** A parser for documents within the limits. */
    public JsonFactory json() {
        return json;
    }

    /** What is done with a body. */
    @FunctionalInterface
    public interface Answering {
        /** Answers, or throws what {@link Errors} knows. */
        CompletableFuture<HttpResponse> answer(Work work, byte[] body) throws IOException;
    }

    /**
     * Reads the request's body and does the work; what fails becomes an error's answer.
     *
     * @throws dev.mien.serve.model.ServingException at once when there is no free slot
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
