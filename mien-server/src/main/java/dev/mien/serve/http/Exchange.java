package dev.mien.serve.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.model.ServingException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One request with a body, from its head to its answer: the body is read without a thread, the work is done on a worker,
 * and who has gone is not worked for.
 */
public final class Exchange {
    private final ServiceRequestContext context;
    private final long deadline;

    private Exchange(ServiceRequestContext context, Limits limits) {
        this.context = context;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    /** What is done with a body. */
    @FunctionalInterface
    public interface Work {
        /** Answers, or throws what {@link Errors} knows. */
        CompletableFuture<HttpResponse> answer(Exchange exchange, byte[] body) throws IOException;
    }

    /** Reads the body, takes a place, and does the work; what fails becomes an error's answer. */
    static HttpResponse serve(
            ServiceRequestContext context, HttpRequest request, Limits limits, Admission admission, Work work) {
        Exchange exchange = new Exchange(context, limits);
        String encoding = request.headers().get(HttpHeaderNames.CONTENT_ENCODING, "");
        CompletableFuture<HttpResponse> answer = RequestBody.read(request, limits)
                .thenCompose(body -> {
                    long since = admission.enter();
                    return CompletableFuture.completedFuture(body)
                            .thenComposeAsync(
                                    packed -> {
                                        admission.checkWait(since);
                                        return exchange.work(work, RequestBody.unpack(packed, encoding, limits));
                                    },
                                    context.blockingTaskExecutor())
                            .whenComplete((response, failure) -> admission.leave());
                })
                .exceptionally(Errors::response);
        return HttpResponse.of(answer);
    }

    private CompletableFuture<HttpResponse> work(Work work, byte[] body) {
        try {
            return work.answer(this, body);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** The {@link System#nanoTime()} after which nobody wants the answer. */
    public long deadline() {
        return deadline;
    }

    /**
     * Ends the work where nobody waits for it any more.
     *
     * @throws ServingException when the client has gone or its time is over
     */
    public void checkDeadline() {
        if (context.isCancelled() || System.nanoTime() - deadline >= 0) {
            throw new ServingException(ServingException.Reason.EXPIRED, "the deadline passed before the work was done");
        }
    }

    /** Cancels the future when the client has gone or its time is over. */
    public <T> CompletableFuture<T> untilGone(CompletableFuture<T> future) {
        CompletableFuture<Void> unused = context.whenRequestCancelling().thenRun(() -> future.cancel(false));
        return future;
    }
}
