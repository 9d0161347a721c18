package dev.mien.serve.request;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.ModelAnswer;
import dev.mien.serve.model.ModelRegistry;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Requests that ask a model, by whichever API: worked for, their pictures decoded by threads of their own, then answered. */
public final class ModelRequests {
    private final ModelRegistry models;
    private final Requests requests;
    private final Requests decoding;

    /**
     * @param requests work on what came
     * @param decoding decodes pictures; its places and workers are its own, so that numbers never wait for pictures
     */
    public ModelRequests(ModelRegistry models, Requests requests, Requests decoding) {
        this.models = models;
        this.requests = requests;
        this.decoding = decoding;
    }

    /** The models that can be asked. */
    public ModelRegistry models() {
        return models;
    }

    /** What a request may bring. */
    public Limits limits() {
        return requests.limits();
    }

    /** The way of their work. */
    public Requests requests() {
        return requests;
    }

    /**
     * Asks a model.
     *
     * @param version the version; the highest where empty
     * @return the answer, or what {@link Refusals} knows
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
