package dev.mien.serve.grpc;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.model.ModelAnswer;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.request.AskedModel;
import dev.mien.serve.request.Limits;
import dev.mien.serve.request.ModelRequests;
import dev.mien.serve.request.RequestFaces;
import io.grpc.stub.StreamObserver;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers calls by the way of all requests; failures become statuses. */
public final class Calls {
    private final ModelRequests requests;

    public Calls(ModelRequests requests) {
        this.requests = requests;
    }

    /** What a call may bring. */
    public Limits limits() {
        return requests.limits();
    }

    /** The models that can be asked. */
    public ModelRegistry models() {
        return requests.models();
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

    /** Which model a call asks. */
    public record Asked(String model, Supplier<OptionalLong> version) {}

    /**
     * Asks a model on a worker. Called where the call comes in.
     *
     * @param faces reads the faces, and throws what is wrong with the call
     * @param respond makes the answer
     */
    public <T> void ask(
            Asked asked, StreamObserver<T> observer, Supplier<RequestFaces> faces, Function<ModelAnswer, T> respond) {
        ServiceRequestContext context = ServiceRequestContext.current();
        AskedModel.note(context, asked.model());
        CompletableFuture<Void> unused = requests.requests()
                .work(
                        context,
                        work -> requests.ask(
                                        context, asked.model(), asked.version().get(), faces.get(), work)
                                .thenApply(respond))
                .handle((answer, failure) -> {
                    finish(observer, answer, failure);
                    return null;
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
}
