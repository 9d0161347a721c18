package dev.mien.serve.request;

import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One request in progress: until when, and whether anybody still waits for the answer. */
public final class Work {
    private final ServiceRequestContext context;
    private final long deadline;

    private Work(ServiceRequestContext context, long deadline) {
        this.context = context;
        this.deadline = deadline;
    }

    /** The request's work; its time runs from its first byte, and ends sooner where its client said so. */
    static Work of(ServiceRequestContext context, Limits limits) {
        long start = context.log()
                .ensureAvailable(RequestLogProperty.REQUEST_START_TIME)
                .requestStartTimeNanos();
        long limit = limits.time().toNanos();
        long wanted = TimeUnit.MILLISECONDS.toNanos(context.requestTimeoutMillis()); // gRPC's may be of 11,000 years
        return new Work(context, start + (wanted > 0 ? Math.min(limit, wanted) : limit));
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
    public void check() {
        if (context.isCancelled() || System.nanoTime() - deadline >= 0) {
            throw new ServingException(Reason.EXPIRED, "the deadline passed before the work was done");
        }
    }

    /** Cancels the future when the client has gone or its time is over. */
    public <T> CompletableFuture<T> untilGone(CompletableFuture<T> future) {
        CompletableFuture<Void> unused = context.whenRequestCancelling().thenRun(() -> future.cancel(false));
        return future;
    }
}
