package dev.mien.serve.request;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** Processes complete requests for all APIs: admits a request and runs its work on a worker thread. */
public final class Requests {
    private final Limits limits;
    private final Admission admission;
    private final Executor workers;

    /**
     * @param limits the limits of a request
     * @param admission limits the requests in progress
     * @param workers the threads that run the work
     */
    public Requests(Limits limits, Admission admission, Executor workers) {
        this.limits = limits;
        this.admission = admission;
        this.workers = workers;
    }

    /** The limits of a request. */
    public Limits limits() {
        return limits;
    }

    /**
     * Checks before the body of a request is received whether the request would currently be admitted.
     *
     * @throws ServingException when too many are in progress
     */
    public void checkRoom() {
        admission.check();
    }

    /** A step in the processing of a request. */
    @FunctionalInterface
    public interface Step<T> extends Function<Work, CompletableFuture<T>> {}

    /**
     * Admits a request and runs a step of its work on a worker thread.
     *
     * @return the result of the step, or an exception that {@link Refusals} converts
     */
    public <T> CompletableFuture<T> work(ServiceRequestContext context, Step<T> step) {
        try {
            long since = admission.enter();
            Work work = Work.of(context, limits);
            return handed(work, since, step).whenComplete((answer, failure) -> admission.leave());
        } catch (ServingException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private <T> CompletableFuture<T> handed(Work work, long since, Step<T> step) {
        try {
            return CompletableFuture.completedFuture(work)
                    .thenComposeAsync(
                            taken -> {
                                admission.checkWait(since);
                                taken.check();
                                return step.apply(taken);
                            },
                            workers);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new ServingException(Reason.UNAVAILABLE, "the server is stopping", e));
        }
    }
}
