package dev.mien.serve.request;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** The one way from a request that is there whole to its answer: a place, a worker, the work; the same for all APIs. */
public final class Requests {
    private final Limits limits;
    private final Admission admission;
    private final Executor workers;

    /**
     * @param limits bounds each request
     * @param admission bounds how many are in progress
     * @param workers do the work
     */
    public Requests(Limits limits, Admission admission, Executor workers) {
        this.limits = limits;
        this.admission = admission;
        this.workers = workers;
    }

    /** What a request may bring. */
    public Limits limits() {
        return limits;
    }

    /**
     * Refuses a request whose body is still to come, where it would be refused once it is there.
     *
     * @throws ServingException when there is no place
     */
    public void checkRoom() {
        admission.check();
    }

    /** One step of a request's work. */
    @FunctionalInterface
    public interface Step<T> extends Function<Work, CompletableFuture<T>> {}

    /** Takes a place and does the work on a worker; the future tells the answer or what {@link Refusals} knows. */
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
