package dev.mien.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.LabelSet;
import dev.mien.engine.Engine;
import dev.mien.engine.EngineConfig;
import dev.mien.engine.Loss;
import dev.mien.engine.Optimizer;
import dev.mien.export.OnnxExporter;
import dev.mien.export.OnnxWeights;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.model.FaceModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsInEngineTest {
    private static final int PIXELS = 96 * 96;
    private static final int COUNT = 8;

    static Stream<Arguments> presetsAndTasks() {
        return Stream.of(Task.KEYPOINTS, Task.EXPRESSION)
                .flatMap(task -> Presets.names(task).stream()
                        .filter(preset -> !preset.equals("points-27")) // its outputs and input are others
                        .map(preset -> Arguments.of(preset, task)));
    }

    @ParameterizedTest
    @MethodSource("presetsAndTasks")
    void theModelFileAnswersAsTheEngine(String preset, Task task, @TempDir Path directory) throws IOException {
        Net net = Presets.create(preset, task, task == Task.KEYPOINTS ? 30 : 5);
        float[] images = TinyNets.uniform(COUNT * PIXELS, 1);
        float[] targets = task == Task.KEYPOINTS ? points(COUNT, 2) : TinyNets.classes(COUNT, 5);
        Weights start = Weights.initial(net, new Random(3));
        if (task == Task.KEYPOINTS) {
            start = start.startingAt(net, points(1, 2));
        }
        try (Engine engine = Engine.create(net, start, config(task))) {
            assertSame(engine, net, task, images, directory.resolve("start.onnx"));
            for (int step = 0; step < 3; step++) {
                engine.step(images, targets, COUNT, 1e-3, step);
            }
            assertSame(engine, net, task, images, directory.resolve("trained.onnx"));
        }
    }

    @Test
    void theFaceScoreOfTheModelFileIsTheEnginesLogitThroughASigmoid(@TempDir Path directory) throws IOException {
        Net net = Presets.create("small", Task.KEYPOINTS, Presets.KEYPOINTS_AND_FACE);
        List<GrayImage> faces = new ArrayList<>();
        float[] images = new float[COUNT * PIXELS];
        Random random = new Random(4);
        for (int i = 0; i < COUNT; i++) {
            byte[] pixels = new byte[PIXELS];
            random.nextBytes(pixels);
            faces.add(new GrayImage(96, 96, pixels));
            Resize.toFloats(faces.get(i), 96, 96, images, i * PIXELS);
        }
        Weights start = Weights.initial(net, new Random(3)).startingAt(net, points(1, 2));
        try (Engine engine = Engine.create(net, start, config(Task.KEYPOINTS))) {
            Path file = directory.resolve("model.onnx");
            OnnxExporter.write(file, net, engine.weights(), metadata(Task.KEYPOINTS, "small"));
            float[] logits = engine.forward(images, COUNT);
            try (KeypointModel model = KeypointModel.open(file, new ModelOptions(1, false))) {
                assertThat(model.scoresFaces()).isTrue();
                List<KeypointModel.Answer> answers = model.answer(faces);
                for (int i = 0; i < COUNT; i++) {
                    double expected = 1 / (1 + Math.exp(-logits[31 * i + 30]));
                    assertThat((double) answers.get(i).faceScore()).isCloseTo(expected, within(1e-4));
                    assertThat(answers.get(i).keypoints().toArray()[7]).isCloseTo(logits[31 * i + 7], within(1e-4f));
                }
            }
        }
    }

    @Test
    void twentySevenPointsOfTheModelFileAreTheEnginesInTheTallCropAndFaceScoresToo(@TempDir Path directory)
            throws IOException {
        Net net = Presets.create("points-27", Task.KEYPOINTS, 55);
        List<GrayImage> crops = new ArrayList<>();
        float[] images = new float[COUNT * 128 * 96];
        Random random = new Random(4);
        for (int i = 0; i < COUNT; i++) {
            byte[] pixels = new byte[128 * 96];
            random.nextBytes(pixels);
            crops.add(new GrayImage(96, 128, pixels));
            Resize.toFloats(crops.get(i), 96, 128, images, i * 128 * 96);
        }
        try (Engine engine = Engine.create(net, Weights.initial(net, new Random(3)), config(Task.KEYPOINTS))) {
            Path file = directory.resolve("model.onnx");
            OnnxExporter.write(file, net, engine.weights(), metadata(Task.KEYPOINTS, "points-27"));
            float[] outputs = engine.forward(images, COUNT);
            try (KeypointModel model = KeypointModel.open(file, new ModelOptions(1, false))) {
                List<KeypointModel.Answer> answers = model.answerTall(crops);
                for (int i = 0; i < COUNT; i++) {
                    float[] expected = Arrays.copyOfRange(outputs, 55 * i, 55 * i + 54);
                    assertThat(answers.get(i).keypoints().toArray()).containsExactly(expected, within(5e-3f));
                    double score = 1 / (1 + Math.exp(-outputs[55 * i + 54]));
                    assertThat((double) answers.get(i).faceScore()).isCloseTo(score, within(1e-4));
                }
            }
        }
    }

    @Test
    void normsThatAreInTheConvolutionsOfAModelFileGetStatisticsAndTheNetAnswersAsBefore() {
        Net net = Presets.create("small", Task.KEYPOINTS, 30);
        float[] images = TinyNets.uniform(COUNT * PIXELS, 1);
        Weights start = Weights.initial(net, new Random(3));
        byte[] file = OnnxExporter.toBytes(net, start, metadata(Task.KEYPOINTS, "small"));
        Weights read = OnnxWeights.of(file).into(net, Weights.initial(net, new Random(9)));
        try (Engine first = Engine.create(net, start, config(Task.KEYPOINTS));
                Engine engine = Engine.create(net, read, config(Task.KEYPOINTS))) {
            float[] before = first.forward(images, COUNT);
            assertThat(engine.forward(images, COUNT)).containsExactly(before, within(1e-2f));
            engine.settleNorms(images, COUNT);
            assertThat(engine.forward(images, COUNT)).containsExactly(before, within(1e-2f));
            String norm = "stem.fine.norm.running_mean";
            assertThat(engine.weights().get(norm)).isNotEqualTo(read.get(norm));
            assertThat(engine.weights().get("stem.fine.norm.weight")).isNotEqualTo(read.get("stem.fine.norm.weight"));
        }
    }

    @Test
    void theSeedKeypointNetLearnsWithEveryCoordinateAlive() {
        Net net = Presets.create("seed", Task.KEYPOINTS, 30);
        float[] images = TinyNets.uniform(COUNT * PIXELS, 1);
        float[] targets = points(COUNT, 2);
        float[] mean = new float[30];
        for (int i = 0; i < targets.length; i++) {
            mean[i % 30] += targets[i] / COUNT;
        }
        Weights start = Weights.initial(net, new Random(3)).startingAt(net, mean);
        try (Engine engine = Engine.create(net, start, config(Task.KEYPOINTS))) {
            double[] losses = new double[15];
            for (int step = 0; step < losses.length; step++) {
                losses[step] = engine.step(images, targets, COUNT, 1e-3, step);
            }
            assertThat(Arrays.stream(losses, 10, 15).average().orElseThrow())
                    .as("%s", Arrays.toString(losses))
                    .isLessThan(losses[0] / 2);
            float[] answers = engine.forward(images, COUNT);
            for (int coordinate = 0; coordinate < 30; coordinate++) {
                assertThat(answers[coordinate]).as("coordinate %d", coordinate).isPositive();
            }
        }
    }

    private static void assertSame(Engine engine, Net net, Task task, float[] images, Path file) throws IOException {
        OnnxExporter.write(file, net, engine.weights(), metadata(task, net.preset()));
        float[] answers = engine.forward(images, COUNT);
        float[] expected = task == Task.EXPRESSION ? softmax(answers, net.outputs()) : answers;
        try (FaceModel model = FaceModel.open(file, new ModelOptions(1, false))) {
            float[] actual = model.run(images, COUNT);
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < actual.length; i++) {
                assertThat(actual[i]).as("output %d", i).isCloseTo(expected[i], within(1e-4f));
            }
        }
    }

    private static EngineConfig config(Task task) {
        Loss loss = task == Task.KEYPOINTS ? new Loss.MeanSquared() : new Loss.CrossEntropy(0, List.of());
        return new EngineConfig(new Optimizer.Adam(.9, .999, 1e-7, 0), loss, 0, 0, 2);
    }

    /** Coordinates in 20..76, the same first ones for the same seed. */
    private static float[] points(int count, long seed) {
        float[] points = TinyNets.uniform(count * 30, seed);
        for (int i = 0; i < points.length; i++) {
            points[i] = 20 + 56 * points[i];
        }
        return points;
    }

    private static float[] softmax(float[] logits, int classes) {
        float[] shares = new float[logits.length];
        for (int row = 0; row < logits.length; row += classes) {
            double sum = 0;
            for (int i = row; i < row + classes; i++) {
                sum += Math.exp(logits[i]);
            }
            for (int i = row; i < row + classes; i++) {
                shares[i] = (float) (Math.exp(logits[i]) / sum);
            }
        }
        return shares;
    }

    private static ModelMetadata metadata(Task task, String preset) {
        Optional<LabelSet> labels = task == Task.EXPRESSION ? Optional.of(LabelSet.FIVE) : Optional.empty();
        return new ModelMetadata(task, labels, preset, "0..1", "noise", "00", "none", 1, Map.of(), "none", "test");
    }
}
