package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.UserError;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.model.TensorModel;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefinedPointsTest {
    @TempDir
    Path folder = Path.of("");

    private final Random random = new Random(5);

    private Path model(String preset, Task task, int outputs) throws IOException {
        Net net = Presets.create(preset, task, outputs);
        Map<String, Double> figures = new HashMap<>(Map.of("val_rmse_px", 1.5, "spread_chin", .5));
        ModelMetadata metadata = TestModels.metadata(task, preset).withMetrics(figures);
        Path file = folder.resolve(preset + ".onnx");
        OnnxExporter.write(file, net, TestModels.weights(net, 1), metadata);
        return file;
    }

    private Path refined(Path plain, float[][] matrix, float... offsets) throws IOException {
        return Files.write(
                folder.resolve("refined.onnx"),
                RefinedPoints.of(Files.readAllBytes(plain), "plain.onnx", matrix, offsets));
    }

    private float[][] matrix(int numbers) {
        float[][] matrix = new float[numbers][numbers];
        for (int to = 0; to < numbers; to++) {
            for (int from = 0; from < numbers; from++) {
                matrix[to][from] = (float) (.05 * random.nextGaussian()) + (to == from ? 1 : 0);
            }
        }
        return matrix;
    }

    private float[] answer(Path model, int rows) {
        float[] picture = new float[rows * ModelMetadata.INPUT_SIZE];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) (.5 + .4 * Math.sin(i / 700.0));
        }
        try (TensorModel opened = TensorModel.open(ModelOrigin.file(model), 1)) {
            Map<String, float[]> answers = opened.run(picture, 1, 1, rows, ModelMetadata.INPUT_SIZE);
            float[] first = answers.getOrDefault(Task.KEYPOINTS.outputName(), new float[0]);
            float[] more = answers.getOrDefault(ModelMetadata.MORE_POINTS_OUTPUT_NAME, new float[0]);
            float[] all = Arrays.copyOf(first, first.length + more.length);
            System.arraycopy(more, 0, all, first.length, more.length);
            return all;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "points-27"})
    void theAnswerIsTheProductWithTheMatrixAndTheOffsets(String preset) throws IOException {
        boolean tall = preset.equals("points-27");
        int numbers = 2 * (tall ? Keypoint.EXTENDED_COUNT : Keypoint.COUNT);
        int rows = tall ? ModelMetadata.TALL_INPUT : ModelMetadata.INPUT_SIZE;
        Path plain = model(preset, Task.KEYPOINTS, numbers + 1);
        float[][] matrix = matrix(numbers);
        float[] expected = new float[numbers];
        for (int i = 0; i < numbers; i++) {
            expected[i] = i % 7;
        }
        Path refined = refined(plain, matrix, expected.clone());
        float[] answer = answer(plain, rows);
        for (int to = 0; to < numbers; to++) {
            for (int from = 0; from < numbers; from++) {
                expected[to] += matrix[to][from] * answer[from];
            }
        }
        assertThat(answer(refined, rows)).containsExactly(expected, within(1e-2f));
        assertThat(SavedModelExporter.write(
                        folder.resolve("saved/1"),
                        ModelOrigin.file(refined),
                        ModelMetadata.of(ModelOrigin.file(refined))))
                .isNotEmptyFile();
    }

    @Test
    void validationMetricsAreLeftOutUntilTheyAreStatedAnew() throws IOException {
        float[][] matrix = matrix(2 * Keypoint.COUNT);
        Path refined =
                refined(model("small", Task.KEYPOINTS, 2 * Keypoint.COUNT), matrix, new float[2 * Keypoint.COUNT]);
        assertThat(ModelMetadata.of(ModelOrigin.file(refined)).metrics())
                .containsEntry("spread_chin", .5)
                .doesNotContainKey("val_rmse_px");
        Files.write(
                refined,
                ModelFigures.stating(Files.readAllBytes(refined), Map.of("val_rmse_px", 1.25, "spread_chin", .25)));
        assertThat(ModelMetadata.of(ModelOrigin.file(refined)).metrics())
                .containsEntry("val_rmse_px", 1.25)
                .containsEntry("spread_chin", .25);
        try (FaceModel opened = FaceModel.open(refined, ModelOptions.defaults())) {
            assertThat(opened.run(new float[96 * 96], 1)).hasSize(2 * Keypoint.COUNT);
        }
    }

    @Test
    void aTrainingStartsFromTheSameWeights() throws IOException {
        Net net = Presets.create("small", Task.KEYPOINTS, 2 * Keypoint.COUNT);
        Path plain = model("small", Task.KEYPOINTS, 2 * Keypoint.COUNT);
        Path refined = refined(plain, matrix(2 * Keypoint.COUNT), new float[2 * Keypoint.COUNT]);
        Weights others = Weights.initial(net, new Random(1));
        for (Map.Entry<String, float[]> expected : OnnxWeights.of(Files.readAllBytes(plain))
                .into(net, others)
                .asMap()
                .entrySet()) {
            assertThat(OnnxWeights.of(Files.readAllBytes(refined))
                            .into(net, others)
                            .get(expected.getKey()))
                    .containsExactly(expected.getValue());
        }
    }

    @Test
    void modelsWithoutHeatmapsAndCorrectedOnesAreRefused() throws IOException {
        int numbers = 2 * Keypoint.COUNT;
        for (Path file : List.of(
                model("seed", Task.KEYPOINTS, numbers),
                refined(model("small", Task.KEYPOINTS, numbers), matrix(numbers), new float[numbers]))) {
            assertThatThrownBy(() -> RefinedPoints.of(
                            Files.readAllBytes(file), "mine.onnx", matrix(numbers), new float[numbers]))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith(
                            "mine.onnx: no heatmaps whose points could be corrected, or corrected already");
        }
    }
}
