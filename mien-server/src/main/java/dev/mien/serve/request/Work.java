package dev.mien.serve.request;

import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A request in progress: its deadline, and whether the client still waits for the answer. */
public final class Work {
    private final ServiceRequestContext context;
    private final long deadline;

    private Work(ServiceRequestContext context, long deadline) {
        this.context = context;
        this.deadline = deadline;
    }

    /**
     * Starts the work on a request. Its time limit begins with its first byte; the client may have set a shorter one.
     */
    static Work of(ServiceRequestContext context, Limits limits) {
        long start = context.log()
                .ensureAvailable(RequestLogProperty.REQUEST_START_TIME)
                .requestStartTimeNanos();
        long limit = limits.time().toNanos();
        long wanted = TimeUnit.MILLISECONDS.toNanos(context.requestTimeoutMillis()); // of gRPC up to 11,000 years
        return new Work(context, start + (wanted > 0 ? Math.min(limit, wanted) : limit));
    }

    /** The {@link System#nanoTime()} after which nobody waits for the answer. */
    public long deadline() {
        return deadline;
    }

    /**
     * Checks that the client still waits for the answer.
     *
     * @throws ServingException when the client has gone or the deadline has passed
     */
    public void check() {
        if (context.isCancelled() || System.nanoTime() - deadline >= 0) {
            throw new ServingException(Reason.EXPIRED, "the deadline passed before the work was done");
        }
    }

    /** Cancels the future when the client goes or the deadline passes; returns the future. */
    public <T> CompletableFuture<T> untilGone(CompletableFuture<T> future) {
        CompletableFuture<Void> unused = context.whenRequestCancelling().thenRun(() -> future.cancel(false));
        return future;
    }
}
