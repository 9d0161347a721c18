package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxExporterTest {
    private static final ModelOptions ONE_THREAD = new ModelOptions(1, false);

    @TempDir
    Path folder;

    static Stream<Arguments> everyPresetTaskAndSign() {
        return Stream.of(Task.KEYPOINTS, Task.EXPRESSION)
                .flatMap(task -> Presets.names(task).stream()
                        .filter(preset -> !preset.equals("points-27")) // see ExtendedModelTest
                        .flatMap(preset ->
                                Stream.of(true, false).map(negative -> Arguments.of(preset, task, negative))));
    }

    @ParameterizedTest(name = "{0} {1}, negative scales {2}")
    @MethodSource("everyPresetTaskAndSign")
    void theFileAnswersAsTheLayersAreDefined(String preset, Task task, boolean negativeScales) throws IOException {
        ModelMetadata metadata = TestModels.metadata(task, preset);
        Net net = Presets.create(preset, task, metadata.outputs());
        assertAnswersAsDefined(net, TestModels.weights(net, 11, negativeScales), metadata);
    }

    /** The layers and places that no preset has. */
    @Test
    void layersOutsideThePresetsAnswerAsDefinedToo() throws IOException {
        Net.Builder builder = Net.builder("odd", 1, ModelMetadata.INPUT_SIZE);
        builder.add("first.norm", new Layer.BatchNorm(1, 1e-3f, .1f)); // no convolution to fold into
        builder.add("first.pool", new Layer.AvgPool(4, 4)); // [1, 24, 24]
        builder.add("wide.pad", new Layer.ZeroPad(2));
        builder.add("wide.conv", new Layer.Conv(1, 6, 3, 2, 1, 1, false)); // zeros of its own and of the node before
        builder.add("wide.pool", new Layer.AvgPool(2, 2));
        builder.add("wide.norm", new Layer.BatchNorm(6, 1e-3f, .1f)); // folds through the mean
        builder.add("wide.norm2", new Layer.BatchNorm(6, 1e-3f, .1f)); // behind another norm
        builder.add("depth.conv", new Layer.Conv(6, 6, 3, 1, 1, 6, true));
        builder.add("depth.norm", new Layer.BatchNorm(6, 1e-3f, .1f));
        builder.add("group.conv", new Layer.Conv(6, 9, 3, 1, 1, 3, false));
        String shared = builder.last(); // taken by a norm and by the sum: must not be folded into
        String norm = builder.add("group.norm", new Layer.BatchNorm(9, 1e-3f, .1f));
        builder.add("group.add", new Layer.Add(), norm, shared);
        builder.add("max.pool", new Layer.MaxPool(2, 2));
        builder.add("head.drop", new Layer.Dropout(.5f));
        builder.add("head.flatten", new Layer.Flatten());
        builder.add("head.dense", new Layer.Dense(9 * 3 * 3, 30));
        builder.add("head.drop2", new Layer.Dropout(.5f)); // the last node is one that goes
        Net net = builder.build();
        assertAnswersAsDefined(net, TestModels.weights(net, 5), TestModels.metadata(Task.KEYPOINTS, "odd"));
    }

    @Test
    void everyBatchNormOfASeedNetWithPositiveScalesIsFolded() throws IOException {
        Net net = Presets.create("seed", Task.EXPRESSION, 5);
        assertThat(operators(net, TestModels.weights(net, 3, false)))
                .doesNotContain("BatchNormalization", "Pad", "Dropout")
                .contains("Softmax");
    }

    @Test
    void aBatchNormWithANegativeScaleBehindAMaxPoolStays() throws IOException {
        Net net = Presets.create("seed", Task.EXPRESSION, 5);
        assertThat(operators(net, TestModels.weights(net, 3, true)))
                .filteredOn("BatchNormalization"::equals)
                .hasSize(4); // two in each stage's first block; the other 15 have no pool before them
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        ModelMetadata metadata = TestModels.metadata(Task.EXPRESSION, "small");
        Net net = Presets.create("small", Task.EXPRESSION, 5);
        byte[] first = OnnxExporter.toBytes(net, TestModels.weights(net, 3), metadata);
        Path file = folder.resolve("new/model.onnx");
        OnnxExporter.write(file, net, TestModels.weights(net, 3), metadata);
        assertThat(OnnxExporter.toBytes(net, TestModels.weights(net, 3), metadata))
                .isEqualTo(first);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat(OnnxExporter.toBytes(net, TestModels.weights(net, 4), metadata))
                .isNotEqualTo(first);
    }

    @Test
    void metadataComeBackFromTheFile() throws IOException {
        for (Task task : List.of(Task.KEYPOINTS, Task.EXPRESSION)) {
            ModelMetadata metadata = TestModels.metadata(task, "small");
            Net net = Presets.create("small", task, metadata.outputs());
            Path file = folder.resolve(task + ".onnx");
            OnnxExporter.write(file, net, TestModels.weights(net, 3), metadata);
            try (FaceModel model = FaceModel.open(file, ONE_THREAD)) {
                assertThat(model.metadata()).isEqualTo(metadata);
            }
        }
    }

    @Test
    void zerosThatNoConvolutionTakesAreRefused() {
        Net.Builder builder = Net.builder("odd", 1, ModelMetadata.INPUT_SIZE);
        builder.add("pad", new Layer.ZeroPad(1));
        builder.add("pool", new Layer.MaxPool(98, 98));
        builder.add("flatten", new Layer.Flatten());
        builder.add("dense", new Layer.Dense(1, 30));
        Net net = builder.build();
        Weights weights = TestModels.weights(net, 3);
        assertThatThrownBy(() -> OnnxExporter.toBytes(net, weights, TestModels.metadata(Task.KEYPOINTS, "odd")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'pad'");
    }

    @Test
    void aNetThatDoesNotFitItsMetadataIsRefused() {
        Net net = Presets.create("seed", Task.KEYPOINTS, 28);
        Weights weights = TestModels.weights(net, 3);
        assertThatThrownBy(() -> OnnxExporter.toBytes(net, weights, TestModels.metadata(Task.KEYPOINTS, "small")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the net's output is [28], expected [30]");
    }

    private void assertAnswersAsDefined(Net net, Weights weights, ModelMetadata metadata) throws IOException {
        Path file = folder.resolve("model.onnx");
        OnnxExporter.write(file, net, weights, metadata);
        int count = 2;
        float[] images = TestModels.images(count, 17);
        int numbers = images.length / count;
        ReferenceForward reference = new ReferenceForward(net, weights);
        try (FaceModel model = FaceModel.open(file, ONE_THREAD)) {
            float[] answers = model.run(images, count);
            for (int i = 0; i < count; i++) {
                double[] expected = reference.run(Arrays.copyOfRange(images, i * numbers, (i + 1) * numbers));
                expected = metadata.task() == Task.EXPRESSION ? ReferenceForward.softmax(expected) : expected;
                for (int k = 0; k < expected.length; k++) {
                    assertThat((double) answers[i * expected.length + k])
                            .as("picture %d, output %d of %s", i, k, Arrays.toString(expected))
                            .isCloseTo(expected[k], within(1e-4 * Math.max(1, Math.abs(expected[k]))));
                }
            }
        }
    }

    private static List<String> operators(Net net, Weights weights) throws IOException {
        ModelMetadata metadata = TestModels.metadata(Task.EXPRESSION, net.preset());
        return ModelProto.parseFrom(OnnxExporter.toBytes(net, weights, metadata)).getGraph().getNodeList().stream()
                .map(NodeProto::getOpType)
                .toList();
    }
}
