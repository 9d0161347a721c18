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

/** Answers gRPC calls through the same path as all requests, and converts failures to statuses. */
public final class Calls {
    private final ModelRequests requests;

    public Calls(ModelRequests requests) {
        this.requests = requests;
    }

    /** The limits of a call. */
    public Limits limits() {
        return requests.limits();
    }

    /** The models that are served. */
    public ModelRegistry models() {
        return requests.models();
    }

    /** Answers immediately on the calling thread, for calls with little work. */
    public static <T> void reply(StreamObserver<T> observer, Supplier<T> answer) {
        try {
            observer.onNext(answer.get());
        } catch (RuntimeException e) {
            observer.onError(Statuses.of(e));
            return;
        }
        observer.onCompleted();
    }

    /** The model and version that a call requests. */
    public record Asked(String model, Supplier<OptionalLong> version) {}

    /**
     * Runs a model on a worker thread. Must be called on the thread that received the call.
     *
     * @param asked the model and version
     * @param observer receives the answer or the failure
     * @param faces reads the faces of the call; throws a {@link dev.mien.serve.model.ServingException} if it is not
     *     valid
     * @param respond converts the model's answer to the response
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
