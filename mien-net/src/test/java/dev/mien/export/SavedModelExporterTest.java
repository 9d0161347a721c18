package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.mien.UserError;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.protocol.tensorflow.MetaGraphDef;
import dev.mien.protocol.tensorflow.NodeDef;
import dev.mien.protocol.tensorflow.SavedModel;
import dev.mien.protocol.tensorflow.SignatureDef;
import dev.mien.protocol.tensorflow.TensorInfo;
import dev.mien.protocol.tensorflow.TensorShapeProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the file holds; that TensorFlow computes the same from it is shown by {@code mien-bench/clients/run.sh}. */
class SavedModelExporterTest {
    /** What TensorFlow has computed in the same way since 1.13. */
    private static final Set<String> OPERATIONS = Set.of(
            "Placeholder",
            "Const",
            "Pad",
            "Conv2D",
            "BiasAdd",
            "Mul",
            "AddV2",
            "Relu",
            "MaxPool",
            "AvgPool",
            "Mean",
            "Transpose",
            "Reshape",
            "MatMul",
            "ResizeNearestNeighbor",
            "Softmax",
            "GatherV2",
            "Slice");

    @TempDir
    Path folder = Path.of("");

    private MetaGraphDef export(String preset, Task task) throws IOException {
        ModelMetadata metadata = TestModels.metadata(task, preset);
        Net net = Presets.create(preset, task, preset.equals("points-27") ? 55 : metadata.outputs());
        Path onnx = folder.resolve("model.onnx");
        OnnxExporter.write(onnx, net, TestModels.weights(net, 1), metadata);
        Path written = SavedModelExporter.write(folder.resolve("saved/1"), ModelOrigin.file(onnx), metadata);
        assertThat(written).isEqualTo(folder.resolve("saved/1/saved_model.pb"));
        return SavedModel.parseFrom(Files.readAllBytes(written)).getMetaGraphs(0);
    }

    @ParameterizedTest
    @CsvSource({"seed, KEYPOINTS", "seed, EXPRESSION", "small, KEYPOINTS", "small, EXPRESSION", "points-27, KEYPOINTS"})
    void everyValueIsMadeBeforeItIsUsedByOperationsThatTensorFlowHas(String preset, Task task) throws IOException {
        MetaGraphDef model = export(preset, task);
        Set<String> made = new HashSet<>();
        for (NodeDef node : model.getGraphDef().getNodeList()) {
            assertThat(OPERATIONS).contains(node.getOp());
            assertThat(made).containsAll(node.getInputList());
            assertThat(made.add(node.getName())).as(node.getName()).isTrue();
        }
        assertThat(made).contains("image", task.outputName());
    }

    private static void assertSizes(TensorInfo tensor, long... sizes) {
        assertThat(tensor.getTensorShape().getDimList())
                .extracting(TensorShapeProto.Dim::getSize)
                .containsExactly(LongStream.of(sizes).boxed().toArray(Long[]::new));
    }

    @Test
    void theSignatureIsThatOfTheTwoResNetProject() throws IOException {
        MetaGraphDef model = export("small", Task.EXPRESSION);
        assertThat(model.getMetaInfoDef().getTagsList()).containsExactly("serve");
        SignatureDef signature = model.getSignatureDefOrThrow("serving_default");
        assertSizes(signature.getInputsOrThrow("image"), -1, 96, 96, 1);
        assertSizes(signature.getOutputsOrThrow("probabilities"), -1, 5);
    }

    @Test
    void aModelOf27PointsTakesTheFaceCropAndAnswers15() throws IOException {
        MetaGraphDef model = export("points-27", Task.KEYPOINTS);
        SignatureDef signature = model.getSignatureDefOrThrow("serving_default");
        assertSizes(signature.getInputsOrThrow("image"), -1, 96, 96, 1);
        assertSizes(signature.getOutputsOrThrow("keypoints"), -1, 30);
        List<Integer> rows = node(model, "image/and_below/rows")
                .getAttrOrThrow("value")
                .getTensor()
                .getIntValList();
        assertThat(rows).hasSize(128).startsWith(0, 1, 2);
        assertThat(rows.subList(95, 128)).containsOnly(95);
        assertThat(node(model, "keypoints/size")
                        .getAttrOrThrow("value")
                        .getTensor()
                        .getIntValList())
                .containsExactly(-1, 30);
    }

    private static NodeDef node(MetaGraphDef model, String name) {
        return model.getGraphDef().getNodeList().stream()
                .filter(node -> node.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void kernelsAreTurnedToChannelsLast() {
        float[] kernels = new float[2 * 3 * 4]; // [out 2, in 3, h 1, w 4]
        for (int i = 0; i < kernels.length; i++) {
            kernels[i] = i;
        }
        float[] turned = TensorFlowLayers.channelsLast(kernels, List.of(2L, 3L, 1L, 4L)); // [h 1, w 4, in 3, out 2]
        assertThat(turned).startsWith(0, 12, 4, 16, 8, 20, 1).endsWith(23);
    }

    @Test
    void anOperatorOfOthersIsRefused() throws IOException {
        export("small", Task.EXPRESSION);
        Path onnx = folder.resolve("model.onnx");
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(onnx)).toBuilder();
        model.getGraphBuilder().getNodeBuilder(0).setOpType("Erf");
        Files.write(onnx, model.build().toByteArray());
        ModelMetadata metadata = TestModels.metadata(Task.EXPRESSION, "small");
        assertThatThrownBy(() -> SavedModelExporter.write(folder.resolve("saved/2"), ModelOrigin.file(onnx), metadata))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the operator Erf is not known here");
        assertThat(folder.resolve("saved/2")).doesNotExist();
    }
}
