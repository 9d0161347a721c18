package dev.mien.serve.tensorflow;

import dev.mien.Expression;
import dev.mien.Keypoint;
import dev.mien.protocol.serving.SignatureDefMap;
import dev.mien.protocol.tensorflow.DataType;
import dev.mien.protocol.tensorflow.SignatureDef;
import dev.mien.protocol.tensorflow.TensorInfo;
import dev.mien.protocol.tensorflow.TensorShapeProto;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.Quoted;
import dev.mien.serve.model.ServingException;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways in which a model can be asked: {@code serving_default} for all of its numbers, {@code classify} for an
 * expression model's classes, and one for each single number, named as its column or class, for regression.
 */
final class Signatures {
    static final String DEFAULT = "serving_default";
    static final String CLASSIFY = "classify";
    /** What classification and regression take: a list of examples, serialised. */
    private static final String EXAMPLES = "inputs";

    private static final String METHOD = "tensorflow/serving/";
    private static final long SIZE = 96;

    private Signatures() {}

    /** Refuses a wish for prediction by another signature than the default. */
    static void checkPredict(String signature) {
        if (!signature.isEmpty() && !signature.equals(DEFAULT)) {
            throw notFound(signature);
        }
    }

    /** Refuses a wish for classification where the model has no classes. */
    static void checkClassify(ModelInfo model, String signature) {
        if (!model.isExpression()) {
            throw ServingException.invalid("the model " + model.key().name() + " has no classes");
        }
        if (!signature.isEmpty() && !signature.equals(DEFAULT) && !signature.equals(CLASSIFY)) {
            throw notFound(signature);
        }
    }

    /** Which of the model's numbers a wish for regression is about. */
    static int regressed(ModelInfo model, String signature) {
        int index = outputNames(model).indexOf(signature);
        if (index < 0) {
            throw ServingException.invalid("a regression answers one number for each face: give its name as"
                    + " signature_name, one of " + String.join(", ", outputNames(model)));
        }
        return index;
    }

    /** The names of the model's numbers: Kaggle's columns, or the classes. */
    static List<String> outputNames(ModelInfo model) {
        List<String> names = new ArrayList<>();
        model.metadata()
                .labels()
                .ifPresentOrElse(
                        labels -> labels.expressions().stream()
                                .map(Expression::label)
                                .forEach(names::add),
                        () -> Keypoint.ALL.forEach(point -> {
                            names.add(point.columnX());
                            names.add(point.columnY());
                        }));
        return names;
    }

    /** All signatures of the model, as its metadata tell them. */
    static SignatureDefMap of(ModelInfo model) {
        SignatureDefMap.Builder signatures = SignatureDefMap.newBuilder();
        signatures.putSignatureDef(
                DEFAULT,
                SignatureDef.newBuilder()
                        .setMethodName(METHOD + "predict")
                        .putInputs(model.input(), tensor(model.input(), DataType.DT_FLOAT, -1, SIZE, SIZE, 1))
                        .putOutputs(model.output(), tensor(model.output(), DataType.DT_FLOAT, -1, model.outputs()))
                        .build());
        if (model.isExpression()) {
            signatures.putSignatureDef(
                    CLASSIFY,
                    examples("classify")
                            .putOutputs("classes", tensor("classes", DataType.DT_STRING, -1, model.outputs()))
                            .putOutputs("scores", tensor("scores", DataType.DT_FLOAT, -1, model.outputs()))
                            .build());
        }
        for (String name : outputNames(model)) {
            signatures.putSignatureDef(
                    name,
                    examples("regress")
                            .putOutputs("outputs", tensor(name, DataType.DT_FLOAT, -1, 1))
                            .build());
        }
        return signatures.build();
    }

    private static SignatureDef.Builder examples(String method) {
        return SignatureDef.newBuilder()
                .setMethodName(METHOD + method)
                .putInputs(EXAMPLES, tensor("examples", DataType.DT_STRING, -1));
    }

    private static TensorInfo tensor(String name, DataType type, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long size : shape) {
            dimensions.addDimBuilder().setSize(size);
        }
        return TensorInfo.newBuilder()
                .setName(name + ":0")
                .setDtype(type)
                .setTensorShape(dimensions)
                .build();
    }

    private static ServingException notFound(String signature) {
        return ServingException.invalid(
                "Serving signature name: \"" + Quoted.of(signature) + "\" not found in signature def");
    }
}
