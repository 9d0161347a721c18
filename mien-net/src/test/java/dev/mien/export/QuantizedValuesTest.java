package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which values of a small graph are rounded, and to what. */
class QuantizedValuesTest {
    /** image, scaled -> first -> relu -> second -> pool -> third -> last -> answer; each convolution of one channel. */
    private static GraphProto graph() {
        OnnxGraph graph = new OnnxGraph("t");
        graph.input("image", List.of(1, 8, 8));
        graph.operator("Mul", "scaled", List.of("image", graph.floats("factor", List.of(), 2)));
        conv(graph, "first", "scaled");
        graph.operator("Relu", "relu", List.of("first"));
        conv(graph, "second", "relu");
        graph.operator("MaxPool", "pool", List.of("second"));
        conv(graph, "third", "pool");
        graph.operator("Relu", "relu3", List.of("third"));
        conv(graph, "last", "relu3");
        graph.operator("Flatten", "answer", List.of("last"));
        graph.output("answer", List.of(64));
        return graph.build();
    }

    private static void conv(OnnxGraph graph, String name, String input) {
        String weight = graph.floats(name + ".weight", List.of(2, 1, 1, 1), .64f, -1.28f);
        String bias = graph.floats(name + ".bias", List.of(2), 1, -1);
        graph.operator("Conv", name, List.of(input, weight, bias));
    }

    @Test
    void whatReadsThePictureAndWhatIsReadByTheAnswerStaysInFloatingPoint() {
        QuantizedValues values = QuantizedValues.of(graph());
        assertThat(values.computes("first")).isFalse(); // reads the picture, though a scaled one
        assertThat(values.computes("second")).isTrue();
        assertThat(values.computes("third")).isTrue();
        assertThat(values.computes("last")).isFalse(); // flattened
        assertThat(values.all()).containsExactlyInAnyOrder("relu", "second", "pool", "relu3");
    }

    @Test
    void aValueIsKeptBehindItsReluAndAPoolSharesTheRangeBeforeIt() {
        QuantizedValues values = QuantizedValues.of(graph());
        assertThat(values.keeps("third")).isFalse();
        assertThat(values.keeps("relu3")).isTrue();
        assertThat(values.rangeOf("pool")).isEqualTo("second");
        assertThat(values.rangeOf("relu")).isEqualTo("relu");
    }

    @Test
    void aConvolutionBehindWhichTheAnswerComesAtOnceStaysInFloatingPoint() {
        OnnxGraph graph = new OnnxGraph("t");
        graph.input("image", List.of(1, 8, 8));
        conv(graph, "first", "image");
        conv(graph, "second", "first");
        graph.operator("Relu", "answer", List.of("second"));
        graph.output("answer", List.of(2, 8, 8));
        assertThat(QuantizedValues.of(graph.build()).computes("second")).isFalse();
    }

    @Test
    void weightsAreStepsOfTheirChannelAndBiasesOfInputTimesWeight() {
        GraphProto graph = graph();
        ValueRange input = new ValueRange(0, 255 * .5f);
        GraphProto rounded = new Int8Graph(
                        graph, QuantizedValues.of(graph), Map.of("relu", input, "second", input, "relu3", input))
                .graph();
        assertThat(OnnxNumbers.smallIntegers(constant(rounded, "second.weight")))
                .containsExactly(64, -64); // 7 bits, by channel
        float[] scales = OnnxNumbers.floats(constant(rounded, "second.weight.scale"));
        assertThat(scales).containsExactly(new float[] {.01f, .02f}, within(1e-7f));
        assertThat(OnnxNumbers.floats(constant(rounded, "second.bias.scale")))
                .containsExactly(new float[] {.5f * .01f, .5f * .02f}, within(1e-7f));
        assertThat(OnnxNumbers.floats(constant(rounded, "first.weight"))).containsExactly(.64f, -1.28f);
    }

    @Test
    void aConvolutionReadsTheRoundedValue() {
        GraphProto graph = graph();
        GraphProto rounded = new Int8Graph(graph, QuantizedValues.of(graph), Map.of()).graph();
        assertThat(node(rounded, "second").getInputList())
                .containsExactly("relu.rounded", "second.weight.value", "second.bias.value");
        assertThat(node(rounded, "first").getInputList()).containsExactly("scaled", "first.weight", "first.bias");
        assertThat(node(rounded, "relu.rounded").getOpType()).isEqualTo("DequantizeLinear");
    }

    private static TensorProto constant(GraphProto graph, String name) {
        return graph.getInitializerList().stream()
                .filter(constant -> constant.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static NodeProto node(GraphProto graph, String output) {
        return graph.getNodeList().stream()
                .filter(node -> node.getOutput(0).equals(output))
                .findFirst()
                .orElseThrow();
    }
}
