package dev.mien.serve.tensorflow;

import com.google.protobuf.Any;
import dev.mien.model.ModelMetadata;
import dev.mien.protocol.serving.ClassificationRequest;
import dev.mien.protocol.serving.ClassificationResponse;
import dev.mien.protocol.serving.GetModelMetadataRequest;
import dev.mien.protocol.serving.GetModelMetadataResponse;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.protocol.serving.PredictRequest;
import dev.mien.protocol.serving.PredictResponse;
import dev.mien.protocol.serving.PredictionServiceGrpc.PredictionServiceImplBase;
import dev.mien.protocol.serving.RegressionRequest;
import dev.mien.protocol.serving.RegressionResponse;
import dev.mien.protocol.tensorflow.TensorProto;
import dev.mien.serve.grpc.Calls;
import dev.mien.serve.model.Answer;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ServingException;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** TensorFlow Serving's {@code PredictionService} over gRPC. */
public final class PredictionService extends PredictionServiceImplBase {
    private static final String SIGNATURES = "signature_def";

    private final ModelRegistry models;
    private final Calls calls;

    public PredictionService(ModelRegistry models, Calls calls) {
        this.models = models;
        this.calls = calls;
    }

    @Override
    public void predict(PredictRequest request, StreamObserver<PredictResponse> observer) {
        ModelSpec spec = request.getModelSpec();
        ask(
                spec,
                observer,
                model -> {
                    Signatures.checkPredict(spec.getSignatureName());
                    checkOutputs(model, request.getOutputFilterList());
                },
                () -> Tensors.faces(input(request), calls.limits()),
                answer -> PredictResponse.newBuilder()
                        .setModelSpec(ModelSpecs.of(answer.model(), Signatures.DEFAULT))
                        .putOutputs(answer.model().output(), Tensors.of(answer))
                        .build());
    }

    @Override
    public void classify(ClassificationRequest request, StreamObserver<ClassificationResponse> observer) {
        ModelSpec spec = request.getModelSpec();
        ask(
                spec,
                observer,
                model -> Signatures.checkClassify(model, spec.getSignatureName()),
                () -> Examples.faces(request.getInput(), calls.limits()),
                answer -> ClassificationResponse.newBuilder()
                        .setModelSpec(ModelSpecs.of(answer.model(), Signatures.CLASSIFY))
                        .setResult(Results.classes(answer))
                        .build());
    }

    @Override
    public void regress(RegressionRequest request, StreamObserver<RegressionResponse> observer) {
        String signature = request.getModelSpec().getSignatureName();
        ask(
                request.getModelSpec(),
                observer,
                model -> Signatures.regressed(model, signature),
                () -> Examples.faces(request.getInput(), calls.limits()),
                answer -> RegressionResponse.newBuilder()
                        .setModelSpec(ModelSpecs.of(answer.model(), signature))
                        .setResult(Results.numbers(answer, Signatures.regressed(answer.model(), signature)))
                        .build());
    }

    @Override
    public void getModelMetadata(GetModelMetadataRequest request, StreamObserver<GetModelMetadataResponse> observer) {
        Calls.reply(observer, () -> {
            if (!request.getMetadataFieldList().equals(List.of(SIGNATURES))) {
                throw ServingException.invalid(
                        "metadata_field is " + request.getMetadataFieldList() + ", expected [" + SIGNATURES + "]");
            }
            ModelSpec spec = request.getModelSpec();
            ModelInfo model = models.describe(spec.getName(), ModelSpecs.version(spec));
            return GetModelMetadataResponse.newBuilder()
                    .setModelSpec(ModelSpecs.of(model, ""))
                    .putMetadata(SIGNATURES, Any.pack(Signatures.of(model)))
                    .build();
        });
    }

    /** What a request asks of the model that will answer it; throws where that model cannot. */
    @FunctionalInterface
    private interface Check {
        void on(ModelInfo model);
    }

    private <T> void ask(
            ModelSpec spec,
            StreamObserver<T> observer,
            Check check,
            Supplier<Faces> faces,
            Function<Answer, T> respond) {
        calls.answer(spec.getName(), observer, call -> {
            check.on(models.describe(spec.getName(), ModelSpecs.version(spec)));
            CompletableFuture<Answer> answer =
                    models.predict(spec.getName(), ModelSpecs.version(spec), faces.get(), call.deadline());
            return call.untilGone(answer).thenApply(respond);
        });
    }

    private static TensorProto input(PredictRequest request) {
        String name = ModelMetadata.INPUT_NAME;
        if (!request.getInputsMap().keySet().equals(Set.of(name))) {
            throw ServingException.invalid(
                    "the inputs are " + request.getInputsMap().keySet() + ", expected [" + name + "]");
        }
        return request.getInputsOrThrow(name);
    }

    private static void checkOutputs(ModelInfo model, List<String> wanted) {
        for (String name : wanted) {
            if (!name.equals(model.output())) {
                throw ServingException.invalid(
                        "output tensor alias not found in signature: " + name + ", expected " + model.output());
            }
        }
    }
}
