package dev.mien.serve.inference;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.mien.Version;
import dev.mien.protocol.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import dev.mien.protocol.inference.InferTensorContents;
import dev.mien.protocol.inference.ModelInferRequest;
import dev.mien.protocol.inference.ModelInferRequest.InferInputTensor;
import dev.mien.protocol.inference.ModelInferResponse;
import dev.mien.protocol.inference.ModelInferResponse.InferOutputTensor;
import dev.mien.protocol.inference.ModelMetadataRequest;
import dev.mien.protocol.inference.ModelMetadataResponse;
import dev.mien.protocol.inference.ModelMetadataResponse.TensorMetadata;
import dev.mien.protocol.inference.ModelReadyRequest;
import dev.mien.protocol.inference.ModelReadyResponse;
import dev.mien.protocol.inference.ServerLiveRequest;
import dev.mien.protocol.inference.ServerLiveResponse;
import dev.mien.protocol.inference.ServerMetadataRequest;
import dev.mien.protocol.inference.ServerMetadataResponse;
import dev.mien.protocol.inference.ServerReadyRequest;
import dev.mien.protocol.inference.ServerReadyResponse;
import dev.mien.serve.grpc.Calls;
import dev.mien.serve.model.Answer;
import dev.mien.serve.model.FaceShape;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ServingException;
import io.grpc.stub.StreamObserver;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** The Open Inference Protocol over gRPC. */
public final class InferenceGrpc extends GRPCInferenceServiceImplBase {
    private final ModelRegistry models;
    private final Calls calls;
    private final BooleanSupplier ready;

    /**
     * The service for these models.
     *
     * @param ready whether the server takes requests
     */
    public InferenceGrpc(ModelRegistry models, Calls calls, BooleanSupplier ready) {
        this.models = models;
        this.calls = calls;
        this.ready = ready;
    }

    @Override
    public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> observer) {
        Calls.reply(
                observer, () -> ServerLiveResponse.newBuilder().setLive(true).build());
    }

    @Override
    public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> observer) {
        Calls.reply(
                observer,
                () -> ServerReadyResponse.newBuilder()
                        .setReady(ready.getAsBoolean())
                        .build());
    }

    @Override
    public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> observer) {
        Calls.reply(observer, () -> {
            models.describe(request.getName(), Tensors.version(request.getVersion()));
            return ModelReadyResponse.newBuilder().setReady(true).build();
        });
    }

    @Override
    public void serverMetadata(ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> observer) {
        Calls.reply(
                observer,
                () -> ServerMetadataResponse.newBuilder()
                        .setName("mien")
                        .setVersion(Version.current())
                        .build());
    }

    @Override
    public void modelMetadata(ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> observer) {
        Calls.reply(observer, () -> {
            ModelInfo model = models.describe(request.getName(), Tensors.version(request.getVersion()));
            ModelMetadataResponse.Builder response = ModelMetadataResponse.newBuilder()
                    .setName(model.key().name())
                    .setPlatform(Tensors.PLATFORM)
                    .addInputs(TensorMetadata.newBuilder()
                            .setName(model.input())
                            .setDatatype(Tensors.FLOATS)
                            .addAllShape(Tensors.inputShape()))
                    .addOutputs(TensorMetadata.newBuilder()
                            .setName(model.output())
                            .setDatatype(Tensors.FLOATS)
                            .addAllShape(Tensors.outputShape(model)));
            models.status(request.getName()).forEach(status -> response.addVersions(Long.toString(status.version())));
            return response.build();
        });
    }

    @Override
    public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> observer) {
        calls.answer(request.getModelName(), observer, call -> {
            OptionalLong version = Tensors.version(request.getModelVersion());
            check(request, models.describe(request.getModelName(), version));
            Faces faces = faces(request);
            return call.untilGone(models.predict(request.getModelName(), version, faces, call.deadline()))
                    .thenApply(answer -> response(request, answer));
        });
    }

    private static void check(ModelInferRequest request, ModelInfo model) {
        if (request.getInputsCount() != 1) {
            throw ServingException.invalid(request.getInputsCount() + " inputs, expected 1");
        }
        Tensors.checkInput(
                model, request.getInputs(0).getName(), request.getInputs(0).getDatatype());
        request.getOutputsList().forEach(output -> Tensors.checkOutput(model, output.getName()));
    }

    private Faces faces(ModelInferRequest request) {
        InferInputTensor input = request.getInputs(0);
        int limit = calls.limits().faces();
        if (request.getRawInputContentsCount() > 0) {
            ByteString raw = request.getRawInputContents(0);
            return Tensors.faces(raw.asReadOnlyByteBuffer(), input.getShapeList(), limit);
        }
        InferTensorContents contents = input.getContents();
        Faces faces = new Faces(limit);
        int count = FaceShape.count(input.getShapeList());
        int at = faces.add(count);
        if (contents.getFp32ContentsCount() != count * Faces.NUMBERS) {
            throw ServingException.invalid("the input holds " + contents.getFp32ContentsCount() + " numbers, its shape "
                    + count * Faces.NUMBERS);
        }
        for (int i = 0; i < count * Faces.NUMBERS; i++) {
            faces.numbers()[at + i] = contents.getFp32Contents(i);
        }
        faces.checkFinite();
        return faces;
    }

    /** Raw bytes are answered with raw bytes, lists with lists. */
    private static ModelInferResponse response(ModelInferRequest request, Answer answer) {
        InferOutputTensor.Builder output = InferOutputTensor.newBuilder()
                .setName(answer.model().output())
                .setDatatype(Tensors.FLOATS)
                .addShape(answer.count())
                .addShape(answer.model().outputs());
        ModelInferResponse.Builder response = ModelInferResponse.newBuilder()
                .setModelName(answer.model().key().name())
                .setModelVersion(Long.toString(answer.model().key().version()))
                .setId(request.getId());
        if (request.getRawInputContentsCount() > 0) {
            response.addRawOutputContents(UnsafeByteOperations.unsafeWrap(Tensors.bytes(answer.numbers())));
        } else {
            for (float number : answer.numbers()) {
                output.getContentsBuilder().addFp32Contents(number);
            }
        }
        return response.addOutputs(output).build();
    }
}
