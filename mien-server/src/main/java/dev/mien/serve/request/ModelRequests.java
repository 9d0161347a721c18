package dev.mien.serve.request;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.ModelAnswer;
import dev.mien.serve.model.ModelRegistry;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Answers requests to a model, for all APIs. Pictures are decoded on threads of their own. */
public final class ModelRequests {
    private final ModelRegistry models;
    private final Requests requests;
    private final Requests decoding;

    /**
     * @param models the models
     * @param requests processes requests
     * @param decoding decodes pictures, with a limit and workers of its own, so that requests without pictures do not
     *     wait
     */
    public ModelRequests(ModelRegistry models, Requests requests, Requests decoding) {
        this.models = models;
        this.requests = requests;
        this.decoding = decoding;
    }

    /** The models that are served. */
    public ModelRegistry models() {
        return models;
    }

    /** The limits of a request. */
    public Limits limits() {
        return requests.limits();
    }

    /** Processes requests within their limits. */
    public Requests requests() {
        return requests;
    }

    /**
     * Runs a model.
     *
     * @param version the version; the highest available one if empty
     * @return the answer, or an exception that {@link Refusals} converts
     */
    public CompletableFuture<ModelAnswer> ask(
            ServiceRequestContext context, String name, OptionalLong version, RequestFaces input, Work work) {
        return decoded(context, input)
                .thenCompose(faces -> work.untilGone(models.predict(name, version, faces, work.deadline())));
    }

    private CompletableFuture<Faces> decoded(ServiceRequestContext context, RequestFaces input) {
        if (!input.hasPictures()) {
            return CompletableFuture.completedFuture(input.faces());
        }
        return decoding.work(context, work -> {
            BodyGate.take(context, input.bytesToDecode());
            input.decode(work);
            return CompletableFuture.completedFuture(input.faces());
        });
    }
}
