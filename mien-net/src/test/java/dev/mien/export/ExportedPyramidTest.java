package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.UserError;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.OnePassModel;
import dev.mien.model.PyramidCells;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.PyramidDetector;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dev.mien.model} makes of an exported one-pass detector. */
class ExportedPyramidTest {
    private static final Net NET = Presets.create("pyramid", Task.DETECTOR, 0);
    private static final Weights WEIGHTS = TestModels.weights(NET, 1);

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("detector.onnx");
        OnnxExporter.write(file, NET, WEIGHTS, TestModels.metadata(Task.DETECTOR, "pyramid"));
    }

    @Test
    void itAnswersAsTheNetDoesLevelByLevel() {
        int side = PyramidDetector.SIDE;
        SplittableRandom random = new SplittableRandom(2);
        float[] image = new float[side * side];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) random.nextDouble();
        }
        double[] expected = new ReferenceForward(NET, WEIGHTS).run(image);
        assertThat(expected).hasSize(PyramidCells.outputs(side, side));
        try (OnePassModel model = OnePassModel.open(ModelOrigin.file(file), 1)) {
            int at = 0;
            for (float[] level : model.run(image, side, side)) {
                for (float answer : level) {
                    assertThat((double) answer)
                            .isCloseTo(expected[at], within(1e-3 * Math.max(1, Math.abs(expected[at]))));
                    at++;
                }
            }
            assertThat(at).isEqualTo(expected.length);
        }
    }

    @Test
    void itTakesPicturesOfAnySize() {
        try (OnePassModel model = OnePassModel.open(ModelOrigin.file(file), 1)) {
            List<float[]> levels = model.run(new float[160 * 32], 160, 32);
            assertThat(levels).extracting(level -> level.length).containsExactly(5 * 20 * 4, 5 * 10 * 2, 5 * 5);
        }
    }

    @Test
    void itIsAsSmallAsItMustBe() throws IOException {
        assertThat(NET.parameterCount()).isLessThan(600_000);
        assertThat(Files.size(file)).isLessThan(2_500_000);
    }

    @Test
    void itIsNotTakenForAModelOfFacesNorTheOtherWayRound() throws IOException {
        assertThatThrownBy(() -> FaceModel.open(file, ModelOptions.defaults()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a detector, expected a model that reads faces");
        Path points = folder.resolve("points.onnx");
        Net net = Presets.create("small", Task.KEYPOINTS, 30);
        OnnxExporter.write(points, net, TestModels.weights(net, 1), TestModels.metadata(Task.KEYPOINTS, "small"));
        assertThatThrownBy(() -> OnePassModel.open(ModelOrigin.file(points), 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("expected 'detector'");
    }

    @Test
    void isNoSavedModel() {
        ModelOrigin origin = ModelOrigin.file(file);
        assertThatThrownBy(() -> SavedModelExporter.write(folder.resolve("saved"), origin, ModelMetadata.of(origin)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a detector, which takes pictures of any size");
        assertThat(folder.resolve("saved")).doesNotExist();
    }
}
