package dev.mien.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.ExpressionEvaluation;
import dev.mien.evaluate.KeypointEvaluation;
import dev.mien.evaluate.Scoring;
import dev.mien.metric.ExpressionMetrics;
import dev.mien.metric.KeypointMetrics;
import dev.mien.model.ExpressionModel;
import dev.mien.model.FaceModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.synthetic.SyntheticFace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same figures as {@code mien evaluate}'s on the same rows, however they are dealt out. */
class MienEvaluationTest {
    private static final LoadOptions ANY_BAD = LoadOptions.defaults().withBadRowLimit(1);
    private static final Offset<Double> ROUNDING = within(1e-9);

    private final SparkSession spark = LocalSpark.session();

    @TempDir
    Path folder = Path.of("");

    private org.apache.spark.sql.Dataset<Row> dealtOut(Path csv) {
        return MienSpark.readCsv(spark, csv.toString()).repartition(3);
    }

    private static int[] all(Dataset data) {
        return IntStream.range(0, data.size()).toArray();
    }

    private Path expressions() throws IOException {
        StringBuilder text = new StringBuilder("emotion,pixels,Usage\n");
        for (SyntheticFace face : SparkSamples.faces(40)) {
            text.append(LabelSet.SEVEN.indexOf(face.expression()))
                    .append(',')
                    .append(SparkSamples.pixels(face.image()))
                    .append(",PublicTest\n");
        }
        return Files.writeString(folder.resolve("fer.csv"), text + "9,1 2 3 4,PublicTest\n1,1 2 x 4,PublicTest\n");
    }

    @Test
    void expressionsAreCountedAsMienEvaluateCountsThem() throws IOException {
        Path csv = expressions();
        for (LabelSet labels : LabelSet.values()) {
            ExpressionScore score = MienEvaluation.expressions(dealtOut(csv), Map.of("labels", labels.label()));
            ExpressionMetrics expected = evaluated(csv, labels);
            assertThat(score.badRows()).isEqualTo(2);
            assertThat(score.confusion().counts()).isDeepEqualTo(expected.confusion());
            assertThat(score.confusion().n()).isEqualTo(expected.n()).isPositive();
            assertThat(score.confusion().accuracy()).isEqualTo(expected.accuracy());
            assertThat(score.confusion().macroF1()).isEqualTo(expected.macroF1());
        }
    }

    private static Evaluation evaluated(FaceModel model, Optional<LabelSet> labels, Dataset data) {
        return Scoring.of(model).score(model, labels, data, all(data), Optional.empty(), rows -> {});
    }

    private static ExpressionMetrics evaluated(Path csv, LabelSet labels) {
        ExpressionDataset data = Datasets.expressions(List.of(csv), ANY_BAD);
        try (ExpressionModel model =
                ExpressionModel.open(ModelOrigin.shipped(Task.EXPRESSION), ModelOptions.defaults())) {
            return ((ExpressionEvaluation) evaluated(model, Optional.of(labels), data)).metrics();
        }
    }

    @Test
    void pointsAreOffAsFarAsMienEvaluateSays() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Keypoint point : Keypoint.ALL) {
            text.append(point.columnX()).append(',').append(point.columnY()).append(',');
        }
        text.append("Image\n");
        List<SyntheticFace> faces = SparkSamples.faces(30);
        for (int row = 0; row < faces.size(); row++) {
            float[] annotation = faces.get(row).keypoints().toArray();
            for (int i = 0; i < annotation.length; i++) {
                boolean missing = (row % 3 == 1 && i / 2 == 5) || (row == 7 && i < 4);
                text.append(missing ? "" : row == 9 && i == 0 ? "97" : Float.toString(annotation[i]))
                        .append(',');
            }
            text.append(SparkSamples.pixels(faces.get(row).image())).append('\n');
        }
        Path csv = Files.writeString(folder.resolve("training.csv"), text);
        KeypointScore score = MienEvaluation.keypoints(dealtOut(csv), Map.of());
        KeypointDataset data = Datasets.keypoints(List.of(csv), ANY_BAD);
        KeypointMetrics expected;
        try (KeypointModel model = KeypointModel.open(ModelOrigin.shipped(Task.KEYPOINTS), ModelOptions.defaults())) {
            expected = ((KeypointEvaluation) evaluated(model, Optional.empty(), data)).metrics();
        }
        assertThat(score.badRows()).isEqualTo(1);
        assertThat(score.errors().n()).isEqualTo(expected.n()).isEqualTo(29);
        assertThat(score.errors().rmsePx()).isEqualTo(expected.rmsePx(), ROUNDING);
        assertThat(score.errors().maePx()).isEqualTo(expected.maePx(), ROUNDING);
        assertThat(score.errors().nmeInterocular()).isEqualTo(expected.nmeInterocular(), ROUNDING);
        assertThat(score.errors().pck05()).isEqualTo(expected.pck05(), ROUNDING);
        assertThat(score.errors().seedAccuracy()).isEqualTo(expected.seedAccuracy(), ROUNDING);
        assertThat(score.errors().rmsePx(Keypoint.NOSE_TIP)).isEqualTo(expected.rmsePx(Keypoint.NOSE_TIP), ROUNDING);
    }

    @Test
    void nothingToScoreIsSaid() throws IOException {
        var none = dealtOut(expressions()).where("Usage = 'PrivateTest'");
        assertThatThrownBy(() -> MienEvaluation.expressions(none, Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no row of the classes 'seven'");
    }
}
