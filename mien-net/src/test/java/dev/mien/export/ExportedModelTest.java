package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.ExpressionScores;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.model.ExpressionModel;
import dev.mien.model.FaceModel;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        List<GrayImage> faces = faces(67, 48); // more than one batch
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
    void manyPreparedPicturesAnswerAsOneByOne() {
        float[] images = TestModels.images(67, 5); // more than go through the model at once
        try (FaceModel model = FaceModel.open(keypoints, PLAIN)) {
            float[] points = model.run(images, 67);
            for (int i = 0; i < 67; i += 11) {
                float[] one = Arrays.copyOfRange(images, i * 96 * 96, (i + 1) * 96 * 96);
                assertThat(Arrays.copyOfRange(points, i * 30, (i + 1) * 30)).containsExactly(model.run(one, 1), CLOSE);
            }
        }
    }

    @Test
    void noFacesGiveNoAnswers() {
        try (ExpressionModel model = ExpressionModel.open(expression, FLIP)) {
            assertThat(model.predict(List.of())).isEmpty();
            assertThat(model.run(new float[0], 0)).isEmpty();
        }
    }

    @Test
    void probabilitiesAreSharesOfTheModelsOwnClasses() {
        try (ExpressionModel model = ExpressionModel.open(expression, PLAIN)) {
            assertThat(model.labels()).isEqualTo(LabelSet.FIVE);
            for (ExpressionScores scores : model.predict(faces(5, 96))) {
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
    void aModelOf27PointsAnswersForAPlainCropAsIfItsLowestRowWentOn() throws IOException {
        Path file = folder.resolve("points-27.onnx");
        Net net = Presets.create("points-27", Task.KEYPOINTS, 55);
        OnnxExporter.write(file, net, TestModels.weights(net, 1), TestModels.metadata(Task.KEYPOINTS, "points-27"));
        GrayImage crop = faces(1, 96).get(0);
        byte[] pixels = Arrays.copyOf(crop.pixels(), 128 * 96);
        for (int row = 96; row < 128; row++) {
            System.arraycopy(crop.pixels(), 95 * 96, pixels, row * 96, 96);
        }
        for (ModelOptions options : List.of(PLAIN, FLIP)) {
            try (KeypointModel model = KeypointModel.open(file, options)) {
                assertThat(model.points()).isEqualTo(27);
                assertThat(model.cropHeight()).isCloseTo(4 / 3.0, within(1e-9));
                KeypointModel.Answer tall = model.answerTall(List.of(new GrayImage(96, 128, pixels)))
                        .get(0);
                KeypointModel.Answer plain = model.answer(List.of(crop)).get(0);
                assertThat(plain.keypoints().toArray())
                        .hasSize(54)
                        .containsExactly(tall.keypoints().toArray(), CLOSE);
                assertThat(plain.faceScore()).isCloseTo(tall.faceScore(), CLOSE);
                float[] numbers = new float[96 * 96];
                Resize.toFloats(crop, 96, 96, numbers, 0);
                assertThat(model.run(numbers, 1))
                        .containsExactly(tall.keypoints().toArray(15), CLOSE);
                byte[] doubled = new byte[4 * pixels.length];
                for (int i = 0; i < doubled.length; i++) {
                    doubled[i] = pixels[i / 192 / 2 * 96 + i % 192 / 2];
                }
                Keypoints twice = model.answerTall(List.of(new GrayImage(192, 256, doubled)))
                        .get(0)
                        .keypoints();
                assertThat(twice.y(Keypoint.CHIN))
                        .isCloseTo(2 * tall.keypoints().y(Keypoint.CHIN) + .5f, within(.01f));
            }
        }
    }

    @Test
    void spreadsAreInThePicturesPixelsTimesTheFileFactorsAndMirrorWithTheirPoints() throws IOException {
        Net net = Presets.create("points-27", Task.KEYPOINTS, 55);
        Weights weights = TestModels.weights(net, 1);
        Path plain = folder.resolve("spreads.onnx");
        OnnxExporter.write(plain, net, weights, TestModels.metadata(Task.KEYPOINTS, "points-27"));
        Path doubled = folder.resolve("doubled.onnx");
        OnnxExporter.write(
                doubled,
                net,
                weights,
                TestModels.metadata(Task.KEYPOINTS, "points-27").withMetrics(Map.of("spread_nose_tip", 2.0)));
        GrayImage face = faces(1, 96).get(0);
        try (KeypointModel model = KeypointModel.open(plain, PLAIN);
                KeypointModel flip = KeypointModel.open(plain, FLIP);
                KeypointModel other = KeypointModel.open(doubled, PLAIN)) {
            Keypoints points = model.predict(List.of(face)).get(0);
            Keypoints turned = model.predict(List.of(mirror(face))).get(0);
            Keypoints large = model.predict(List.of(Resize.to(face, 192, 192))).get(0);
            float nose = points.spread(Keypoint.NOSE_TIP);
            assertThat(nose).isBetween(.1f, 60f);
            assertThat(large.spread(Keypoint.NOSE_TIP)).isCloseTo(2 * nose, within(.1f * nose));
            assertThat(other.predict(List.of(face)).get(0).spread(Keypoint.NOSE_TIP))
                    .isCloseTo(2 * nose, CLOSE);
            assertThat(other.predict(List.of(face)).get(0).spread(Keypoint.CHIN))
                    .isCloseTo(points.spread(Keypoint.CHIN), CLOSE);
            assertThat(flip.predict(List.of(face)).get(0).spread(Keypoint.LEFT_EYE_CENTER))
                    .isCloseTo(
                            (points.spread(Keypoint.LEFT_EYE_CENTER) + turned.spread(Keypoint.RIGHT_EYE_CENTER)) / 2,
                            CLOSE);
        }
        try (KeypointModel model = KeypointModel.open(keypoints, PLAIN)) {
            assertThat(model.predict(List.of(face)).get(0).hasSpreads()).isFalse();
        }
    }

    @Test
    void flipAveragesThePictureAndItsMirrorImage() {
        GrayImage face = faces(1, 96).get(0);
        GrayImage mirror = mirror(face);
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

    @Test
    void manyThreadsGetTheSameAnswersAsOne() throws Exception {
        float[] images = TestModels.images(24, 3);
        int size = images.length / 24;
        try (FaceModel model = FaceModel.open(expression, PLAIN)) {
            float[] expected = model.run(images, 24);
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Future<float[]>> answers = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                int from = i % 24;
                int count = Math.min(1 + i % 3, 24 - from);
                float[] some = Arrays.copyOfRange(images, from * size, (from + count) * size);
                answers.add(threads.submit(() -> model.run(some, count)));
            }
            for (int i = 0; i < answers.size(); i++) {
                int count = Math.min(1 + i % 3, 24 - i % 24);
                assertThat(answers.get(i).get())
                        .containsExactly(Arrays.copyOfRange(expected, i % 24 * 5, (i % 24 + count) * 5), CLOSE);
            }
            threads.shutdown();
        }
    }

    @Test
    void closingWaitsForAnswersInProgressAndEndsTheRest() throws Exception {
        float[] images = TestModels.images(32, 3);
        FaceModel model = FaceModel.open(expression, PLAIN);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<float[]>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(threads.submit(() -> model.run(images, 32)));
        }
        answers.get(0).get();
        model.close();
        model.close(); // twice does no harm
        threads.shutdown();
        for (Future<float[]> answer : answers) {
            try {
                assertThat(answer.get()).hasSize(32 * 5);
            } catch (java.util.concurrent.ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
            }
        }
        assertThatThrownBy(() -> model.run(images, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eitherTaskOpensAndTheOtherOneIsRefused() {
        try (FaceModel points = FaceModel.open(keypoints, PLAIN);
                FaceModel classes = FaceModel.open(expression, PLAIN)) {
            assertThat(points).isInstanceOf(KeypointModel.class);
            assertThat(classes).isInstanceOf(ExpressionModel.class);
        }
        assertThatThrownBy(() -> KeypointModel.open(expression, PLAIN))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(expression + ": a model for the task 'expression', expected 'keypoints'");
        assertThatThrownBy(() -> ExpressionModel.open(keypoints, PLAIN)).isInstanceOf(UserError.class);
    }

    @Test
    void fewerNumbersThanPicturesAreRefused() {
        try (FaceModel model = FaceModel.open(expression, PLAIN)) {
            assertThatThrownBy(() -> model.run(new float[96 * 96], 2)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Net oneDense() {
        Net.Builder builder = Net.builder("dense", 1, ModelMetadata.INPUT_SIZE);
        builder.add("flatten", new Layer.Flatten());
        builder.add("dense", new Layer.Dense(96 * 96, 30));
        return builder.build();
    }

    private static List<GrayImage> faces(int count, int size) {
        Random random = new Random(8);
        List<GrayImage> faces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[size * size];
            random.nextBytes(pixels);
            faces.add(new GrayImage(size, size, pixels));
        }
        return faces;
    }

    private static GrayImage mirror(GrayImage image) {
        byte[] pixels = new byte[image.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % image.width();
            pixels[i] = image.pixels()[i - x + image.width() - 1 - x];
        }
        return new GrayImage(image.width(), image.height(), pixels);
    }
}
