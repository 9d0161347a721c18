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
import dev.mien.serve.model.Excerpt;
import dev.mien.serve.model.ModelAnswer;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.request.RequestFaces;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** TensorFlow Serving's {@code PredictionService} over gRPC. */
public final class PredictionService extends PredictionServiceImplBase {
    private static final String SIGNATURES = "signature_def";

    private final ModelRegistry models;
    private final Calls calls;

    public PredictionService(Calls calls) {
        this.models = calls.models();
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
                () -> TensorProtos.faces(input(request), calls.limits()),
                answer -> PredictResponse.newBuilder()
                        .setModelSpec(ModelSpecs.of(answer.model(), Signatures.DEFAULT))
                        .putOutputs(answer.model().output(), TensorProtos.of(answer))
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
                throw ServingException.invalid("metadata_field is "
                        + Excerpt.of(request.getMetadataFieldList().toString()) + ", expected [" + SIGNATURES + "]");
            }
            ModelSpec spec = request.getModelSpec();
            ModelInfo model = models.describe(spec.getName(), ModelSpecs.version(spec));
            return GetModelMetadataResponse.newBuilder()
                    .setModelSpec(ModelSpecs.of(model, ""))
                    .putMetadata(SIGNATURES, Any.pack(Signatures.of(model)))
                    .build();
        });
    }

    /** Checks that a model can answer a request; throws a {@link ServingException} if not. */
    @FunctionalInterface
    private interface Check {
        void on(ModelInfo model);
    }

    private <T> void ask(
            ModelSpec spec,
            StreamObserver<T> observer,
            Check check,
            Supplier<RequestFaces> faces,
            Function<ModelAnswer, T> respond) {
        Supplier<OptionalLong> version = () -> ModelSpecs.version(spec);
        calls.ask(
                new Calls.Asked(spec.getName(), version),
                observer,
                () -> {
                    check.on(models.describe(spec.getName(), version.get()));
                    return faces.get();
                },
                respond);
    }

    private static TensorProto input(PredictRequest request) {
        String name = ModelMetadata.INPUT_NAME;
        if (!request.getInputsMap().keySet().equals(Set.of(name))) {
            throw ServingException.invalid("the inputs are "
                    + Excerpt.of(request.getInputsMap().keySet().toString()) + ", expected [" + name + "]");
        }
        return request.getInputsOrThrow(name);
    }

    private static void checkOutputs(ModelInfo model, List<String> wanted) {
        for (String name : wanted) {
            if (!name.equals(model.output())) {
                throw ServingException.invalid("output tensor alias not found in signature: " + Excerpt.of(name)
                        + ", expected " + model.output());
            }
        }
    }
}
