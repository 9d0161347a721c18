package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.ExpressionScores;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.image.GrayImage;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dev.mien.model} makes of exported files. */
class ExportedModelTest {
    private static final ModelOptions PLAIN = new ModelOptions(2, false);
    private static final ModelOptions FLIP = PLAIN.withFlip(true);
    private static final Offset<Float> CLOSE = within(1e-3f);

    @TempDir
    static Path folder;

    private static Path keypoints = Path.of("");
    private static Path expression = Path.of("");

    @BeforeAll
    static void exportBothTasks() throws IOException {
        keypoints = folder.resolve("keypoints.onnx");
        expression = folder.resolve("expression.onnx");
        Net points = Presets.create("small", Task.KEYPOINTS, 30);
        Net classes = Presets.create("small", Task.EXPRESSION, 5);
        OnnxExporter.write(
                keypoints, points, TestModels.weights(points, 1), TestModels.metadata(Task.KEYPOINTS, "small"));
        OnnxExporter.write(
                expression, classes, TestModels.weights(classes, 1), TestModels.metadata(Task.EXPRESSION, "small"));
    }

    @Test
    void aLongListAnswersAsItsFacesOneByOne() {
        List<GrayImage> faces = TestModels.faces(67, 48); // more than one batch
        try (ExpressionModel model = ExpressionModel.open(expression, PLAIN);
                KeypointModel points = KeypointModel.open(keypoints, PLAIN)) {
            List<ExpressionScores> scores = model.predict(faces);
            List<Keypoints> found = points.predict(faces);
            assertThat(scores).hasSize(67);
            assertThat(found).hasSize(67);
            for (int i = 0; i < faces.size(); i += 11) {
                List<GrayImage> one = List.of(faces.get(i));
                assertThat(scores.get(i).probabilities())
                        .containsExactly(model.predict(one).get(0).probabilities(), CLOSE);
                assertThat(found.get(i).toArray())
                        .containsExactly(points.predict(one).get(0).toArray(), CLOSE);
            }
            assertThat(scores.get(3).probabilities()).isNotEqualTo(scores.get(4).probabilities());
        }
    }

    @Test
    void noFacesGiveNoAnswers() {
        try (ExpressionModel model = ExpressionModel.open(expression, FLIP)) {
            assertThat(model.predict(List.of())).isEmpty();
        }
    }

    @Test
    void probabilitiesAreSharesOfTheModelsOwnClasses() {
        try (ExpressionModel model = ExpressionModel.open(expression, PLAIN)) {
            assertThat(model.labels()).isEqualTo(LabelSet.FIVE);
            for (ExpressionScores scores : model.predict(TestModels.faces(5, 96))) {
                float sum = 0;
                for (float probability : scores.probabilities()) {
                    assertThat(probability).isBetween(0f, 1f);
                    sum += probability;
                }
                assertThat(sum).isCloseTo(1, within(1e-5f));
            }
        }
    }

    @Test
    void pointsComeBackInThePixelsOfTheGivenPicture() throws IOException {
        Path file = folder.resolve("fixed.onnx");
        float[] crop = new float[30]; // the middle of the crop's left column and of its last pixel, else 0
        crop[1] = 47.5f;
        crop[2] = 95;
        crop[3] = 95;
        Net net = oneDense();
        Weights weights = Weights.of(net, Map.of("dense.weight", new float[30 * 96 * 96], "dense.bias", crop));
        OnnxExporter.write(file, net, weights, TestModels.metadata(Task.KEYPOINTS, "dense"));
        try (KeypointModel model = KeypointModel.open(file, PLAIN)) {
            List<Keypoints> points = model.predict(
                    List.of(new GrayImage(96, 96, new byte[96 * 96]), new GrayImage(192, 48, new byte[192 * 48])));
            assertThat(points.get(0).toArray()).containsExactly(crop, within(1e-4f));
            // A pixel of the crop is 2 wide and half a pixel high in the second picture, from -0.5 on.
            assertThat(points.get(1).x(Keypoint.ALL.get(0))).isCloseTo(.5f, within(1e-4f));
            assertThat(points.get(1).y(Keypoint.ALL.get(0))).isCloseTo(23.5f, within(1e-4f));
            assertThat(points.get(1).x(Keypoint.ALL.get(1))).isCloseTo(190.5f, within(1e-4f));
            assertThat(points.get(1).y(Keypoint.ALL.get(1))).isCloseTo(47.25f, within(1e-4f));
        }
    }

    @Test
    void flipAveragesThePictureAndItsMirrorImage() {
        GrayImage face = TestModels.faces(1, 96).get(0);
        GrayImage mirror = TestModels.mirror(face);
        try (KeypointModel plain = KeypointModel.open(keypoints, PLAIN);
                KeypointModel flip = KeypointModel.open(keypoints, FLIP)) {
            Keypoints straight = plain.predict(List.of(face)).get(0);
            Keypoints turned = plain.predict(List.of(mirror)).get(0);
            Keypoints both = flip.predict(List.of(face)).get(0);
            assertThat(both.x(Keypoint.LEFT_EYE_CENTER))
                    .isCloseTo(
                            (straight.x(Keypoint.LEFT_EYE_CENTER) + 95 - turned.x(Keypoint.RIGHT_EYE_CENTER)) / 2,
                            CLOSE);
            assertThat(both.y(Keypoint.MOUTH_RIGHT_CORNER))
                    .isCloseTo(
                            (straight.y(Keypoint.MOUTH_RIGHT_CORNER) + turned.y(Keypoint.MOUTH_LEFT_CORNER)) / 2,
                            CLOSE);
            assertThat(both.x(Keypoint.NOSE_TIP))
                    .isCloseTo((straight.x(Keypoint.NOSE_TIP) + 95 - turned.x(Keypoint.NOSE_TIP)) / 2, CLOSE);
        }
        try (ExpressionModel plain = ExpressionModel.open(expression, PLAIN);
                ExpressionModel flip = ExpressionModel.open(expression, FLIP)) {
            float[] straight = plain.predict(List.of(face)).get(0).probabilities();
            float[] turned = plain.predict(List.of(mirror)).get(0).probabilities();
            float[] both = flip.predict(List.of(face)).get(0).probabilities();
            assertThat(straight).isNotEqualTo(turned);
            for (int i = 0; i < both.length; i++) {
                assertThat(both[i]).isCloseTo((straight[i] + turned[i]) / 2, within(1e-5f));
            }
        }
    }

    private static Net oneDense() {
        Net.Builder builder = Net.builder("dense", 1, ModelMetadata.INPUT_SIZE);
        builder.add("flatten", new Layer.Flatten());
        builder.add("dense", new Layer.Dense(96 * 96, 30));
        return builder.build();
    }
}
