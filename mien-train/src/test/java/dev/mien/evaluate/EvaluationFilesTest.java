package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFilesTest {
    private static final String[] SETTING = {"model", "data", "split", "labels", "tta", "seconds"};

    @TempDir
    Path folder;

    @Test
    void anExpressionEvaluationHasItsFieldsAndCharts() throws IOException {
        Golden.ExpressionCase golden = Golden.expressions().get(0);
        ExpressionMetrics metrics = ExpressionMetrics.of(golden.labels(), golden.truth(), golden.answers());
        Setting setting = new Setting("m.onnx", "d.csv", "val", Optional.of(LabelSet.SEVEN), true, 1.25);
        write(setting, new ExpressionEvaluation(metrics, Optional.of(new Duplicates(3, 0.5))));
        JsonNode json = json();
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
                        "per_class",
                        "confusion",
                        "accuracy_without_duplicates",
                        "duplicates")
                .hasSize(16);
        assertThat(json.get("accuracy").asDouble()).isEqualTo(metrics.accuracy());
        assertThat(json.get("accuracy_ci95")).hasSize(2);
        assertThat(json.get("per_class").get("happy").fieldNames())
                .toIterable()
                .containsExactly("precision", "recall", "f1", "support");
        assertThat(json.get("confusion").get(6).get(6).asLong()).isEqualTo(metrics.confusion()[6][6]);
        assertThat(json.get("accuracy_without_duplicates").asDouble()).isEqualTo(0.5);
        assertThat(json.get("labels").asText()).isEqualTo("seven");
        assertThat(json.get("tta").asBoolean()).isTrue();
        assertThat(report())
                .contains(golden.expected().get("report").asText())
                .contains("3 of the 120 rows are copies of a training image")
                .contains("split   val");
        assertCharts("confusion.png", "confusion-shares.png", "reliability.png");
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
                                new KeypointEvaluation.FileScore("b.csv", metrics, Optional.empty()))));
        JsonNode json = json();
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
                        "per_keypoint",
                        "seed_accuracy",
                        "mean_face_rmse_px",
                        "rmse_px_without_duplicates",
                        "duplicates",
                        "per_file")
                .hasSize(18);
        assertThat(json.get("per_keypoint")).hasSize(15);
        assertThat(json.get("labels").isNull()).isTrue();
        assertThat(json.get("rmse_px_without_duplicates").isNull()).isTrue();
        assertThat(json.get("per_file").get("a.csv").get("rmse_px").asDouble()).isEqualTo(metrics.rmsePx());
        assertThat(report())
                .contains("seed_accuracy is the share of completely marked faces where the largest of the 30 outputs")
                .contains("a.csv          23      2.586      0.000");
        assertCharts("keypoints.png", "errors.png");
    }

    @Test
    void figuresThatDoNotExistAreNull() throws IOException {
        write(
                new Setting("m.onnx", "d.csv", "all", Optional.of(LabelSet.FIVE), false, 1),
                new ExpressionEvaluation(
                        ExpressionMetrics.of(LabelSet.FIVE, List.of(), List.of()),
                        Optional.of(new Duplicates(4, Double.NaN))));
        assertThat(json().get("accuracy").isNull()).isTrue();
        assertThat(json().get("accuracy_without_duplicates").isNull()).isTrue();
        assertThat(report()).contains("without duplicates          -");
    }

    private void write(Setting setting, Evaluation evaluation) throws IOException {
        assertThat(EvaluationFiles.write(folder, setting, evaluation)).allMatch(Files::isRegularFile);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("evaluation.json").toFile());
    }

    private String report() throws IOException {
        return Files.readString(folder.resolve("report.txt"));
    }

    private void assertCharts(String... names) throws IOException {
        for (String name : names) {
            assertThat(ImageIO.read(folder.resolve(name).toFile()).getWidth()).isGreaterThan(300);
        }
    }
}
