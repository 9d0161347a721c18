package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.UserError;
import dev.mien.model.DetectorModel;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dev.mien.model} makes of an exported detector. */
class ExportedDetectorTest {
    private static final Net NET = Presets.create("small", Task.DETECTOR, 0);
    private static final Weights WEIGHTS = TestModels.weights(NET, 1);

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("detector.onnx");
        OnnxExporter.write(file, NET, WEIGHTS, TestModels.metadata(Task.DETECTOR, "small"));
    }

    @Test
    void itAnswersAsTheNetDoes() {
        float[] image = TestModels.images(1, 2);
        double[] expected = new ReferenceForward(NET, WEIGHTS).run(image);
        try (DetectorModel model = DetectorModel.open(ModelOrigin.file(file), 1)) {
            float[] answer = model.run(image, 96, 96);
            assertThat(answer).hasSize(720);
            for (int i = 0; i < answer.length; i++) {
                assertThat((double) answer[i])
                        .isCloseTo(expected[i], within(1e-3 * Math.max(1, Math.abs(expected[i]))));
            }
        }
    }

    @Test
    void itTakesPicturesOfAnySize() {
        try (DetectorModel model = DetectorModel.open(ModelOrigin.file(file), 1)) {
            assertThat(model.run(new float[160 * 32], 160, 32)).hasSize(5 * 20 * 4);
            assertThat(model.run(new float[8 * 8], 8, 8)).hasSize(5);
        }
    }

    @Test
    void itIsNotTakenForAModelOfFacesNorTheOtherWayRound() throws IOException {
        assertThatThrownBy(() -> FaceModel.open(file, ModelOptions.defaults()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a detector, expected a model that reads faces");
        Path points = folder.resolve("points.onnx");
        Net net = Presets.create("small", Task.KEYPOINTS, 30);
        OnnxExporter.write(points, net, TestModels.weights(net, 1), TestModels.metadata(Task.KEYPOINTS, "small"));
        assertThatThrownBy(() -> DetectorModel.open(ModelOrigin.file(points), 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("expected 'detector'");
    }
}
