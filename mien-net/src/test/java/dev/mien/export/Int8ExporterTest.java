package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.mien.UserError;
import dev.mien.export.Int8Exporter.Example;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.model.TensorModel;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import dev.mien.protocol.tensorflow.GraphDef;
import dev.mien.protocol.tensorflow.NodeDef;
import dev.mien.protocol.tensorflow.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Int8ExporterTest {
    private static final int SIDE = 96;

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(3);
    private final List<Example> examples = List.of(example(), example(), example());
    private Path detector = Path.of("");

    @BeforeEach
    void export() throws IOException {
        detector = write(Task.DETECTOR, "pyramid", 0);
    }

    private Path write(Task task, String preset, int outputs) throws IOException {
        Net net = Presets.create(preset, task, outputs);
        Path file = folder.resolve(task.label() + ".onnx");
        ModelMetadata metadata = TestModels.metadata(task, preset);
        Map<String, Double> figures = new LinkedHashMap<>(metadata.metrics());
        figures.put("val_average_precision", .5);
        OnnxExporter.write(file, net, TestModels.weights(net, 1, false), metadata.withMetrics(figures));
        return file;
    }

    private Example example() {
        float[] pixels = new float[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) (.5 + .4 * Math.sin(i / 700.0) * Math.sin(i % SIDE / 9.0) + .1 * random.nextDouble());
        }
        return new Example(pixels, SIDE, SIDE);
    }

    private Path toInt8(Path model) throws IOException {
        Path file = folder.resolve("int8.onnx");
        return Files.write(file, Int8Exporter.toBytes(ModelOrigin.file(model), examples));
    }

    private static Map<String, float[]> answers(Path model, Example example) {
        try (TensorModel opened = TensorModel.open(ModelOrigin.file(model), 1)) {
            return opened.run(example.pixels(), 1, 1, example.height(), example.width());
        }
    }

    /** How much of the numbers' own deviation the difference of the two is. */
    private static double difference(float[] expected, float[] actual) {
        assertThat(actual).hasSameSizeAs(expected);
        double mean = 0;
        for (float number : expected) {
            mean += number / expected.length;
        }
        double deviation = 0;
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            deviation += Math.pow(expected[i] - mean, 2);
            error += Math.pow(expected[i] - actual[i], 2);
        }
        return Math.sqrt(error / deviation);
    }

    @Test
    void theAnswersDifferLittleAlsoForAPictureThatWasNoExample() throws IOException {
        Path int8 = toInt8(detector);
        Example unseen = example();
        Map<String, float[]> expected = answers(detector, unseen);
        assertThat(expected).hasSize(3);
        assertThat(answers(int8, unseen))
                .allSatisfy((name, numbers) -> assertThat(
                                difference(expected.getOrDefault(name, new float[0]), numbers))
                        .isPositive()
                        .isLessThan(.15));
        assertThat(Files.size(int8)).isLessThan(Files.size(detector) / 2);
    }

    @Test
    void itSaysOfItselfWhatTheOtherDoesButForFiguresThatWereNotItsOwn() throws IOException {
        Map<String, String> expected =
                new LinkedHashMap<>(ModelMetadata.of(ModelOrigin.file(detector)).toProperties());
        assertThat(expected.remove("mien.metric.val_average_precision")).isNotNull();
        assertThat(ModelMetadata.of(ModelOrigin.file(toInt8(detector))).toProperties())
                .containsKey("mien.metric.accuracy")
                .isEqualTo(expected);
    }

    @Test
    void whatReadsThePictureAndWhatAnswersStaysInFloatingPoint() throws IOException {
        List<NodeProto> convolutions =
                ModelProto.parseFrom(Files.readAllBytes(toInt8(detector))).getGraph().getNodeList().stream()
                        .filter(node -> node.getOpType().equals("Conv"))
                        .toList();
        assertThat(convolutions.stream()
                        .filter(node -> !node.getInput(1).endsWith(".value"))
                        .map(NodeProto::getName)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("stem.conv", "faces_8", "faces_16", "faces_32");
        assertThat(convolutions).hasSizeGreaterThan(20);
    }

    @Test
    void modelsOfFacesAnswerAlikeToo() throws IOException {
        for (Path model : List.of(write(Task.KEYPOINTS, "small", 30), write(Task.EXPRESSION, "small", 5))) {
            Example unseen = example();
            Map<String, float[]> expected = answers(model, unseen);
            assertThat(answers(toInt8(model), unseen)).allSatisfy((name, numbers) -> {
                float[] floating = expected.getOrDefault(name, new float[0]);
                assertThat(numbers).hasSameSizeAs(floating);
                for (int i = 0; i < numbers.length; i++) {
                    assertThat(numbers[i]).isCloseTo(floating[i], within(name.equals("keypoints") ? 3f : .2f));
                }
            });
        }
    }

    @Test
    void itsRoundedWeightsAreReadWhereTrainingGoesOnFromIt() throws IOException {
        Net net = Presets.create("small", Task.EXPRESSION, 5);
        Path model = write(Task.EXPRESSION, "small", 5);
        Weights nothing = TestModels.weights(net, 2, false);
        Map<String, float[]> floating =
                OnnxWeights.of(Files.readAllBytes(model)).into(net, nothing).asMap();
        Map<String, float[]> rounded = OnnxWeights.of(Files.readAllBytes(toInt8(model)))
                .into(net, nothing)
                .asMap();
        assertThat(rounded.keySet()).isEqualTo(floating.keySet());
        int changed = 0;
        for (String name : floating.keySet()) {
            float[] expected = floating.getOrDefault(name, new float[0]);
            float[] actual = rounded.getOrDefault(name, new float[0]);
            float largest = 0;
            float farthest = 0; // in a loop: an assertion for each of a million numbers takes long
            assertThat(actual).as(name).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs(expected[i]));
                farthest = Math.max(farthest, Math.abs(actual[i] - expected[i]));
            }
            assertThat(farthest).as(name).isLessThanOrEqualTo(largest / 100);
            changed += Arrays.equals(actual, expected) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(10);
    }

    @Test
    void itIsWrittenAsASavedModelOfTheSameOperatorsInFloatingPoint() throws IOException {
        Path model = write(Task.EXPRESSION, "small", 5);
        GraphDef floating = savedModel(model);
        GraphDef rounded = savedModel(toInt8(model));
        assertThat(rounded.getNodeList().stream().map(NodeDef::getOp))
                .containsExactlyElementsOf(
                        floating.getNodeList().stream().map(NodeDef::getOp).toList());
        assertThat((double) rounded.getSerializedSize())
                .isCloseTo(floating.getSerializedSize(), Percentage.withPercentage(1));
    }

    private GraphDef savedModel(Path model) throws IOException {
        ModelOrigin origin = ModelOrigin.file(model);
        Path written = SavedModelExporter.write(folder.resolve("saved"), origin, ModelMetadata.of(origin));
        return SavedModel.parseFrom(Files.readAllBytes(written))
                .getMetaGraphs(0)
                .getGraphDef();
    }

    @Test
    void thereMustBeSomethingToRound() throws IOException {
        Path int8 = toInt8(detector);
        assertThatThrownBy(() -> Int8Exporter.toBytes(ModelOrigin.file(int8), examples))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no convolution to compute in 8 bits");
        assertThatThrownBy(() -> Int8Exporter.toBytes(ModelOrigin.file(detector), List.of()))
                .hasMessageContaining("no examples");
    }
}
