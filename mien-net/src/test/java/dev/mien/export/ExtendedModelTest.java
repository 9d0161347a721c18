package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dev.mien.model} makes of exported models of 27 points. */
class ExtendedModelTest {
    private static final ModelOptions PLAIN = new ModelOptions(2, false);
    private static final ModelOptions FLIP = PLAIN.withFlip(true);
    private static final Offset<Float> CLOSE = within(1e-3f);

    @TempDir
    static Path folder;

    @Test
    void aModelOf27PointsAnswersForAPlainCropAsIfItsLowestRowWentOn() throws IOException {
        Path file = folder.resolve("points-27.onnx");
        Net net = Presets.create("points-27", Task.KEYPOINTS, 55);
        OnnxExporter.write(file, net, TestModels.weights(net, 1), TestModels.metadata(Task.KEYPOINTS, "points-27"));
        GrayImage crop = TestModels.faces(1, 96).get(0);
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
        GrayImage face = TestModels.faces(1, 96).get(0);
        try (KeypointModel model = KeypointModel.open(plain, PLAIN);
                KeypointModel flip = KeypointModel.open(plain, FLIP);
                KeypointModel other = KeypointModel.open(doubled, PLAIN)) {
            Keypoints points = model.predict(List.of(face)).get(0);
            Keypoints turned = model.predict(List.of(TestModels.mirror(face))).get(0);
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
    }

    @Test
    void aModelOf15PointsHasNoSpreads() throws IOException {
        Path file = folder.resolve("points-15.onnx");
        Net net = Presets.create("small", Task.KEYPOINTS, 30);
        OnnxExporter.write(file, net, TestModels.weights(net, 1), TestModels.metadata(Task.KEYPOINTS, "small"));
        try (KeypointModel model = KeypointModel.open(file, PLAIN)) {
            assertThat(model.predict(TestModels.faces(1, 96)).get(0).hasSpreads())
                    .isFalse();
        }
    }
}
