package dev.mien.serve.tensorflow;

import dev.mien.Expression;
import dev.mien.Keypoint;
import dev.mien.protocol.serving.SignatureDefMap;
import dev.mien.protocol.tensorflow.DataType;
import dev.mien.protocol.tensorflow.SignatureDef;
import dev.mien.protocol.tensorflow.TensorInfo;
import dev.mien.protocol.tensorflow.TensorShapeProto;
import dev.mien.serve.model.Excerpt;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.ServingException;
import java.util.ArrayList;
import java.util.List;

/**
 * The signatures of a model: {@code serving_default} for all of its outputs, {@code classify} for the classes of an
 * expression model, and for regression one for each single output, named after its column or class.
 */
final class Signatures {
    static final String DEFAULT = "serving_default";
    static final String CLASSIFY = "classify";
    /** The input of classification and regression: a list of serialized examples. */
    private static final String EXAMPLES = "inputs";

    private static final String METHOD = "tensorflow/serving/";

    private Signatures() {}

    /** Checks the signature of a prediction, which must be the default one. */
    static void checkPredict(String signature) {
        if (!signature.isEmpty() && !signature.equals(DEFAULT)) {
            throw notFound(signature);
        }
    }

    /** Checks the signature of a classification, and that the model has classes. */
    static void checkClassify(ModelInfo model, String signature) {
        if (!model.isExpression()) {
            throw ServingException.invalid("the model " + model.key().name() + " has no classes");
        }
        if (!signature.isEmpty() && !signature.equals(DEFAULT) && !signature.equals(CLASSIFY)) {
            throw notFound(signature);
        }
    }

    /** The index of the output that the signature of a regression names. */
    static int regressed(ModelInfo model, String signature) {
        int index = outputNames(model).indexOf(signature);
        if (index < 0) {
            throw ServingException.invalid("a regression answers one number for each face: give its name as"
                    + " signature_name, one of " + String.join(", ", outputNames(model)));
        }
        return index;
    }

    /** The names of the model's outputs: Kaggle's columns, or the classes. */
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

    /** All signatures of a model, for its metadata. */
    static SignatureDefMap of(ModelInfo model) {
        SignatureDefMap.Builder signatures = SignatureDefMap.newBuilder();
        signatures.putSignatureDef(
                DEFAULT,
                SignatureDef.newBuilder()
                        .setMethodName(METHOD + "predict")
                        .putInputs(model.input(), tensor(model.input(), DataType.DT_FLOAT, model.inputShape()))
                        .putOutputs(model.output(), tensor(model.output(), DataType.DT_FLOAT, model.outputShape()))
                        .build());
        if (model.isExpression()) {
            signatures.putSignatureDef(
                    CLASSIFY,
                    examples("classify")
                            .putOutputs("classes", tensor("classes", DataType.DT_STRING, model.outputShape()))
                            .putOutputs("scores", tensor("scores", DataType.DT_FLOAT, model.outputShape()))
                            .build());
        }
        for (String name : outputNames(model)) {
            signatures.putSignatureDef(
                    name,
                    examples("regress")
                            .putOutputs("outputs", tensor(name, DataType.DT_FLOAT, List.of(-1L, 1L)))
                            .build());
        }
        return signatures.build();
    }

    private static SignatureDef.Builder examples(String method) {
        return SignatureDef.newBuilder()
                .setMethodName(METHOD + method)
                .putInputs(EXAMPLES, tensor("examples", DataType.DT_STRING, List.of(-1L)));
    }

    private static TensorInfo tensor(String name, DataType type, List<Long> shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        shape.forEach(size -> dimensions.addDimBuilder().setSize(size));
        return TensorInfo.newBuilder()
                .setName(name + ":0")
                .setDtype(type)
                .setTensorShape(dimensions)
                .build();
    }

    private static ServingException notFound(String signature) {
        return ServingException.invalid(
                "Serving signature name: \"" + Excerpt.of(signature) + "\" not found in signature def");
    }
}
