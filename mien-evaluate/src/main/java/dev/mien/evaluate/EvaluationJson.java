package dev.mien.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.Keypoint;
import dev.mien.LabelSet;
import java.util.List;
import java.util.Optional;

/** An evaluation as JSON; a figure that does not exist is null. */
public final class EvaluationJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EvaluationJson() {}

    /** The whole text, with a line break at its end. */
    public static String of(Setting setting, Evaluation evaluation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (evaluation instanceof ExpressionEvaluation expressions) {
            put(json, expressions);
        } else if (evaluation instanceof KeypointEvaluation keypoints) {
            put(json, keypoints);
        }
        json.put("model", setting.model());
        json.put("data", setting.data());
        json.put("split", setting.split());
        json.put("labels", setting.labels().map(LabelSet::label).orElse(null));
        json.put("tta", setting.tta());
        number(json, "seconds", setting.seconds());
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts cannot fail to be written", e);
        }
    }

    private static void put(ObjectNode json, ExpressionEvaluation evaluation) {
        ExpressionMetrics metrics = evaluation.metrics();
        json.put("n", metrics.n());
        number(json, "accuracy", metrics.accuracy());
        json.putArray("accuracy_ci95")
                .add(metrics.accuracyCi95().low())
                .add(metrics.accuracyCi95().high());
        number(json, "macro_f1", metrics.macroF1());
        number(json, "weighted_f1", metrics.weightedF1());
        number(json, "ece", metrics.ece());
        ObjectNode classes = json.putObject("per_class");
        List<String> names = ExpressionText.names(metrics);
        for (int c = 0; c < names.size(); c++) {
            ClassMetrics one = metrics.perClass().get(c);
            ObjectNode figures = classes.putObject(names.get(c));
            number(figures, "precision", one.precision());
            number(figures, "recall", one.recall());
            number(figures, "f1", one.f1());
            figures.put("support", one.support());
            number(figures, "roc_auc", metrics.rankings().get(c).rocAuc());
            number(figures, "average_precision", metrics.rankings().get(c).averagePrecision());
        }
        ArrayNode confusion = json.putArray("confusion");
        for (long[] row : metrics.confusion()) {
            ArrayNode counts = confusion.addArray();
            for (long count : row) {
                counts.add(count);
            }
        }
        duplicates(json, "accuracy_without_duplicates", evaluation);
    }

    private static void put(ObjectNode json, KeypointEvaluation evaluation) {
        KeypointMetrics metrics = evaluation.metrics();
        json.put("n", metrics.n());
        number(json, "rmse_px", metrics.rmsePx());
        number(json, "mae_px", metrics.maePx());
        number(json, "nme_interocular", metrics.nmeInterocular());
        number(json, "pck_05", metrics.pck05());
        number(json, "pck_10", metrics.pck10());
        number(json, "auc_08", metrics.auc08());
        number(json, "failure_08", metrics.failure08());
        ObjectNode points = json.putObject("per_keypoint");
        Keypoint.ALL.forEach(point -> number(points, point.label(), metrics.rmsePx(point)));
        number(json, "seed_accuracy", metrics.seedAccuracy());
        meanFace(json, evaluation.meanFace());
        duplicates(json, "rmse_px_without_duplicates", evaluation);
        ObjectNode files = json.putObject("per_file");
        for (KeypointEvaluation.FileScore one : evaluation.files()) {
            ObjectNode figures = files.putObject(one.file());
            figures.put("n", one.metrics().n());
            number(figures, "rmse_px", one.metrics().rmsePx());
            meanFace(figures, one.meanFace());
        }
    }

    private static void meanFace(ObjectNode json, Optional<KeypointMetrics> meanFace) {
        number(json, "mean_face_rmse_px", meanFace.map(KeypointMetrics::rmsePx).orElse(Double.NaN));
    }

    private static void duplicates(ObjectNode json, String name, Evaluation evaluation) {
        number(json, name, evaluation.duplicates().map(Duplicates::scoreWithout).orElse(Double.NaN));
        json.put("duplicates", evaluation.duplicates().map(Duplicates::rows).orElse(null));
    }

    private static void number(ObjectNode json, String name, double value) {
        json.put(name, Double.isFinite(value) ? (Double) value : null);
    }
}
