package dev.mien.serve.tensorflow;

import dev.mien.protocol.serving.GetModelStatusRequest;
import dev.mien.protocol.serving.GetModelStatusResponse;
import dev.mien.protocol.serving.ModelServiceGrpc.ModelServiceImplBase;
import dev.mien.serve.grpc.Calls;
import dev.mien.serve.model.ModelRegistry;
import io.grpc.stub.StreamObserver;

/** TensorFlow Serving's {@code ModelService} over gRPC. */
public final class ModelService extends ModelServiceImplBase {
    private final ModelRegistry models;

    public ModelService(ModelRegistry models) {
        this.models = models;
    }

    @Override
    public void getModelStatus(GetModelStatusRequest request, StreamObserver<GetModelStatusResponse> observer) {
        Calls.reply(
                observer,
                () -> ModelStatuses.of(
                        models, request.getModelSpec().getName(), ModelSpecs.version(request.getModelSpec())));
    }
}
