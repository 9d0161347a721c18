package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.metric.ExpressionMetrics;
import dev.mien.metric.KeypointMetrics;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds the JSON and the text of evaluations. */
class EvaluationJsonTest {
    private static final String[] SETTING = {"model", "data", "split", "labels", "tta", "seconds"};

    private JsonNode json = MissingNode.getInstance();
    private String report = "";

    @Test
    void anExpressionEvaluationHasItsFieldsAndCharts() throws IOException {
        Golden.ExpressionCase golden = Golden.expressions().get(0);
        ExpressionEvaluation evaluation = Golden.evaluation(golden, Optional.of(new int[] {0, 1, 2}));
        ExpressionMetrics metrics = evaluation.metrics();
        Setting setting = new Setting("m.onnx", "d.csv", "val", Optional.of(LabelSet.SEVEN), true, 1.25);
        write(setting, evaluation);
        assertThat(json.fieldNames())
                .toIterable()
                .contains(SETTING)
                .contains(
                        "n",
                        "accuracy",
                        "accuracy_ci95",
                        "macro_f1",
                        "weighted_f1",
                        "ece",
                        "log_loss",
                        "per_class",
                        "confusion",
                        "accuracy_without_duplicates",
                        "duplicates")
                .hasSize(17);
        assertThat(json.get("accuracy").asDouble()).isEqualTo(metrics.accuracy());
        assertThat(json.get("accuracy_ci95")).hasSize(2);
        assertThat(json.get("per_class").get("happy").fieldNames())
                .toIterable()
                .containsExactly("precision", "recall", "f1", "support", "roc_auc", "average_precision");
        assertThat(json.get("confusion").get(6).get(6).asLong()).isEqualTo(metrics.confusion()[6][6]);
        assertThat(json.get("accuracy_without_duplicates").asDouble())
                .isEqualTo(evaluation.groups().get(2).metrics().accuracy())
                .isNotEqualTo(metrics.accuracy());
        assertThat(json.get("labels").asText()).isEqualTo("seven");
        assertThat(json.get("tta").asBoolean()).isTrue();
        assertThat(report)
                .contains(golden.expected().get("report").asText())
                .containsPattern(
                        "log-loss +\\d\\.\\d{4}  natural logarithm; the same probability for all classes would have 1.9459")
                .contains("3 of the 120 rows are copies of a training image")
                .contains("split   val");
    }

    @Test
    void aKeypointEvaluationHasItsFieldsAndCharts() throws IOException {
        JsonNode golden = Golden.keypoints();
        List<Keypoints> truth = Golden.faces(golden.get("truth"));
        KeypointMetrics metrics = KeypointMetrics.of(truth, Golden.faces(golden.get("answers")));
        KeypointMetrics mean = KeypointMetrics.of(truth, truth);
        write(
                new Setting("m.onnx", "a.csv+b.csv", "test", Optional.empty(), false, 1),
                new KeypointEvaluation(
                        metrics,
                        Optional.of(mean),
                        Optional.empty(),
                        List.of(
                                new KeypointEvaluation.FileScore("a.csv", metrics, Optional.of(mean)),
                                new KeypointEvaluation.FileScore("b.csv", metrics, Optional.empty())),
                        new KeypointAnswers(new int[0], List.of(), List.of())));
        assertThat(json.fieldNames())
                .toIterable()
                .contains(SETTING)
                .contains(
                        "n",
                        "rmse_px",
                        "mae_px",
                        "nme_interocular",
                        "pck_05",
                        "pck_10",
                        "auc_08",
                        "failure_08",
                        "per_keypoint",
                        "seed_accuracy",
                        "mean_face_rmse_px",
                        "rmse_px_without_duplicates",
                        "duplicates",
                        "per_file")
                .hasSize(20);
        assertThat(json.get("per_keypoint")).hasSize(15);
        assertThat(json.get("labels").isNull()).isTrue();
        assertThat(json.get("rmse_px_without_duplicates").isNull()).isTrue();
        assertThat(json.get("per_file").get("a.csv").get("rmse_px").asDouble()).isEqualTo(metrics.rmsePx());
        assertThat(report)
                .contains("seed_accuracy is the share of completely marked faces where the largest of the 30 outputs")
                .contains("a.csv          23      2.586      0.000");
    }

    @Test
    void figuresThatDoNotExistAreNull() throws IOException {
        write(
                new Setting("m.onnx", "d.csv", "all", Optional.of(LabelSet.FIVE), false, 1),
                ExpressionEvaluation.of(
                        LabelSet.FIVE,
                        new ExpressionAnswers(new int[0], List.of(), List.of(), Optional.of(new int[0]))));
        assertThat(json.get("accuracy").isNull()).isTrue();
        assertThat(json.get("accuracy_without_duplicates").isNull()).isTrue();
        assertThat(report).contains("without duplicates          -");
    }

    private void write(Setting setting, Evaluation evaluation) throws IOException {
        json = new ObjectMapper().readTree(EvaluationJson.of(setting, evaluation, Details.NONE));
        report = EvaluationText.of(setting, evaluation, Details.NONE);
    }
}
