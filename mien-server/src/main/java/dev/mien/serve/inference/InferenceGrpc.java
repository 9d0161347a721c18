package dev.mien.serve.inference;

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
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.InputShape;
import dev.mien.serve.model.ModelAnswer;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.RequestFaces;
import io.grpc.stub.StreamObserver;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The Open Inference Protocol over gRPC. */
public final class InferenceGrpc extends GRPCInferenceServiceImplBase {
    private final ModelRegistry models;
    private final Calls calls;
    private final BooleanSupplier ready;

    /**
     * Creates the service.
     *
     * @param calls answers the calls
     * @param ready whether the server accepts requests
     */
    public InferenceGrpc(Calls calls, BooleanSupplier ready) {
        this.models = calls.models();
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
        Calls.reply(
                observer,
                () -> ModelReadyResponse.newBuilder()
                        .setReady(models.isReady(request.getName(), InferTensors.version(request.getVersion())))
                        .build());
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
            ModelInfo model = models.describe(request.getName(), InferTensors.version(request.getVersion()));
            return ModelMetadataResponse.newBuilder()
                    .setName(model.key().name())
                    .setPlatform(InferTensors.PLATFORM)
                    .addInputs(TensorMetadata.newBuilder()
                            .setName(model.input())
                            .setDatatype(InferTensors.FLOATS)
                            .addAllShape(model.inputShape()))
                    .addOutputs(TensorMetadata.newBuilder()
                            .setName(model.output())
                            .setDatatype(InferTensors.FLOATS)
                            .addAllShape(model.outputShape()))
                    .addAllVersions(InferTensors.versions(models, request.getName()))
                    .build();
        });
    }

    @Override
    public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> observer) {
        Supplier<OptionalLong> version = () -> InferTensors.version(request.getModelVersion());
        calls.ask(
                new Calls.Asked(request.getModelName(), version),
                observer,
                () -> {
                    check(request, models.describe(request.getModelName(), version.get()));
                    return faces(request);
                },
                answer -> response(request, answer));
    }

    private static void check(ModelInferRequest request, ModelInfo model) {
        if (request.getInputsCount() != 1) {
            throw ServingException.invalid(request.getInputsCount() + " inputs, expected 1");
        }
        InferTensors.checkInput(
                model, request.getInputs(0).getName(), request.getInputs(0).getDatatype());
        request.getOutputsList().forEach(output -> InferTensors.checkOutput(model, output.getName()));
    }

    private RequestFaces faces(ModelInferRequest request) {
        InferInputTensor given = request.getInputs(0);
        int count = InputShape.count(given.getShapeList());
        String name = "the input '" + given.getName() + "'"; // checked to be the model's
        RequestFaces input = new RequestFaces(calls.limits());
        if (request.getRawInputContentsCount() > 0) {
            input.faces().addRaw(request.getRawInputContents(0).asReadOnlyByteBuffer(), count, name);
            return input;
        }
        InferTensorContents contents = given.getContents();
        if (contents.getFp32ContentsCount() != count * Faces.NUMBERS) {
            throw ServingException.invalid("the input holds " + contents.getFp32ContentsCount() + " numbers, its shape "
                    + count * Faces.NUMBERS);
        }
        input.faces().addListed(contents::getFp32Contents, count, name);
        return input;
    }

    /** Requests with raw bytes are answered with raw bytes, and those with lists of numbers with lists. */
    private static ModelInferResponse response(ModelInferRequest request, ModelAnswer answer) {
        InferOutputTensor.Builder output = InferOutputTensor.newBuilder()
                .setName(answer.model().output())
                .setDatatype(InferTensors.FLOATS)
                .addShape(answer.count())
                .addShape(answer.model().outputs());
        ModelInferResponse.Builder response = ModelInferResponse.newBuilder()
                .setModelName(answer.model().key().name())
                .setModelVersion(Long.toString(answer.model().key().version()))
                .setId(request.getId());
        if (request.getRawInputContentsCount() > 0) {
            response.addRawOutputContents(UnsafeByteOperations.unsafeWrap(InferTensors.bytes(answer.numbers())));
        } else {
            for (float number : answer.numbers()) {
                output.getContentsBuilder().addFp32Contents(number);
            }
        }
        return response.addOutputs(output).build();
    }
}
