package dev.mien.serve.grpc;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Admission;
import dev.mien.serve.http.AskedModel;
import dev.mien.serve.http.Limits;
import dev.mien.serve.model.ServingException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers calls: takes a place, works on a worker, turns failures into statuses, drops the work of who has gone. */
public final class Calls {
    private final Limits limits;
    private final Admission admission;

    /**
     * @param limits bounds calls
     * @param admission bounds how many are in work
     */
    public Calls(Limits limits, Admission admission) {
        this.limits = limits;
        this.admission = admission;
    }

    /** What a call may bring. */
    public Limits limits() {
        return limits;
    }

    /** Answers at once, where there is little to do. */
    public static <T> void reply(StreamObserver<T> observer, Supplier<T> answer) {
        try {
            observer.onNext(answer.get());
        } catch (RuntimeException e) {
            observer.onError(Statuses.of(e));
            return;
        }
        observer.onCompleted();
    }

    /** Does the work for that model on a worker and answers with its result. Called where the call comes in. */
    public <T> void answer(String model, StreamObserver<T> observer, Function<Call, CompletableFuture<T>> work) {
        ServiceRequestContext context = ServiceRequestContext.current();
        AskedModel.note(context, model);
        long since;
        try {
            since = admission.enter();
        } catch (ServingException e) {
            observer.onError(Statuses.of(e));
            return;
        }
        Call call = new Call(deadline(context));
        ((ServerCallStreamObserver<T>) observer).setOnCancelHandler(() -> call.gone.complete(true));
        CompletableFuture<T> unused = CompletableFuture.completedFuture(call)
                .thenComposeAsync(
                        taken -> {
                            admission.checkWait(since);
                            return work.apply(taken);
                        },
                        context.blockingTaskExecutor())
                .whenComplete((answer, failure) -> {
                    admission.leave();
                    finish(observer, answer, failure);
                });
    }

    private static <T> void finish(StreamObserver<T> observer, @Nullable T answer, @Nullable Throwable failure) {
        if (answer == null || failure != null) {
            observer.onError(Statuses.of(failure == null ? new IllegalStateException("no answer") : failure));
        } else {
            observer.onNext(answer);
            observer.onCompleted();
        }
    }

    private long deadline(ServiceRequestContext context) {
        long nanos = limits.time().toNanos();
        long wanted = context.requestTimeoutMillis() * 1_000_000; // the client's own, where it names one
        return System.nanoTime() + (wanted > 0 ? Math.min(nanos, wanted) : nanos);
    }

    /** One call in work. */
    public static final class Call {
        private final long deadline;
        private final CompletableFuture<Boolean> gone = new CompletableFuture<>();

        private Call(long deadline) {
            this.deadline = deadline;
        }

        /** The {@link System#nanoTime()} after which nobody wants the answer. */
        public long deadline() {
            return deadline;
        }

        /** Cancels the future when the client has gone or its time is over. */
        public <T> CompletableFuture<T> untilGone(CompletableFuture<T> future) {
            CompletableFuture<Void> unused = gone.thenRun(() -> future.cancel(false));
            return future;
        }
    }
}
