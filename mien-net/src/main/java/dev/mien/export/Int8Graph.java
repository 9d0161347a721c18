package dev.mien.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rewrites a graph with values rounded to 8 bits and convolutions with 8-bit weights. */
final class Int8Graph {
    private static final int MAX_WEIGHT = 64; // 7 bits
    private static final float TINY = 1e-9f;

    private final GraphProto old;
    private final QuantizedValues values;
    private final Map<String, ValueRange> ranges;
    private final Map<String, TensorProto> constants = new LinkedHashMap<>();
    private final GraphProto.Builder graph;

    Int8Graph(GraphProto old, QuantizedValues values, Map<String, ValueRange> ranges) {
        this.old = old;
        this.values = values;
        this.ranges = ranges;
        this.graph = old.toBuilder().clearNode().clearInitializer();
        old.getInitializerList().forEach(constant -> constants.put(constant.getName(), constant));
    }

    GraphProto graph() {
        for (NodeProto node : old.getNodeList()) {
            if (values.computes(node.getOutput(0))) {
                convolution(node);
            } else {
                add(node);
            }
        }
        constants.values().forEach(graph::addInitializer); // those that are left
        return graph.build();
    }

    private void convolution(NodeProto node) {
        TensorProto weights = constant(node.getInput(1));
        float[] scales = scales(weights);
        NodeProto.Builder integer = node.toBuilder().setInput(1, rounded(weights, scales));
        if (node.getInputCount() > 2) {
            float input = range(node.getInput(0)).scale();
            float[] biasScales = new float[scales.length];
            for (int channel = 0; channel < scales.length; channel++) {
                biasScales[channel] = input * scales[channel];
            }
            integer.setInput(2, roundedBias(constant(node.getInput(2)), biasScales));
        }
        add(integer.build());
    }

    /** The scale for each output channel, by its largest weight. */
    private static float[] scales(TensorProto weights) {
        float[] numbers = OnnxNumbers.floats(weights);
        float[] scales = new float[(int) weights.getDims(0)];
        int length = numbers.length / scales.length;
        for (int channel = 0; channel < scales.length; channel++) {
            scales[channel] = largest(numbers, channel * length, length) / MAX_WEIGHT;
        }
        return scales;
    }

    private String rounded(TensorProto weights, float[] scales) {
        float[] numbers = OnnxNumbers.floats(weights);
        byte[] rounded = new byte[numbers.length];
        int length = numbers.length / scales.length;
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (byte) Math.round(numbers[i] / scales[i / length]);
        }
        return dequantized(
                weights.toBuilder().setDataType(TensorProto.DataType.INT8.getNumber()),
                ByteString.copyFrom(rounded),
                scales,
                ByteString.copyFrom(new byte[scales.length]));
    }

    private String roundedBias(TensorProto bias, float[] scales) {
        float[] numbers = OnnxNumbers.floats(bias);
        ByteBuffer rounded = ByteBuffer.allocate(scales.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int channel = 0; channel < scales.length; channel++) {
            rounded.putInt(Math.round(numbers[channel] / scales[channel]));
        }
        return dequantized(
                bias.toBuilder().setDataType(TensorProto.DataType.INT32.getNumber()),
                ByteString.copyFrom(rounded.array()),
                scales,
                ByteString.copyFrom(new byte[scales.length * Integer.BYTES]));
    }

    private static float largest(float[] numbers, int from, int count) {
        float largest = TINY;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Math.abs(numbers[i]));
        }
        return largest;
    }

    /** Adds a constant of integers with a scale for each channel; returns the name of its dequantized values. */
    private String dequantized(TensorProto.Builder constant, ByteString data, float[] scales, ByteString zeros) {
        String name = constant.getName();
        graph.addInitializer(constant.clearFloatData().setRawData(data));
        graph.addInitializer(OnnxNumbers.tensor(name + ".scale", scales).addDims(scales.length));
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name + ".zero")
                .setDataType(constant.getDataType())
                .addDims(scales.length)
                .setRawData(zeros));
        graph.addNode(NodeProto.newBuilder()
                .setOpType("DequantizeLinear")
                .setName(name + ".value")
                .addAllInput(List.of(name, name + ".scale", name + ".zero"))
                .addOutput(name + ".value")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("axis")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(0)));
        return name + ".value";
    }

    /** Adds a node that reads rounded values if there are any, and the rounding of its output. */
    private void add(NodeProto node) {
        NodeProto.Builder changed = node.toBuilder();
        for (int i = 0; i < node.getInputCount(); i++) {
            if (values.keeps(node.getInput(i))) {
                changed.setInput(i, rounded(node.getInput(i)));
            }
        }
        graph.addNode(changed);
        String value = node.getOutput(0);
        if (values.keeps(value)) {
            round(value);
        }
    }

    private static String rounded(String value) {
        return value + ".rounded";
    }

    private void round(String value) {
        ValueRange range = range(value);
        graph.addInitializer(OnnxNumbers.tensor(value + ".scale", range.scale()));
        graph.addInitializer(TensorProto.newBuilder()
                .setName(value + ".zero")
                .setDataType(TensorProto.DataType.UINT8.getNumber())
                .setRawData(ByteString.copyFrom(new byte[] {(byte) range.zero()})));
        List<String> steps = List.of(value + ".scale", value + ".zero");
        graph.addNode(NodeProto.newBuilder()
                .setOpType("QuantizeLinear")
                .setName(value + ".steps")
                .addInput(value)
                .addAllInput(steps)
                .addOutput(value + ".steps"));
        graph.addNode(NodeProto.newBuilder()
                .setOpType("DequantizeLinear")
                .setName(rounded(value))
                .addInput(value + ".steps")
                .addAllInput(steps)
                .addOutput(rounded(value)));
    }

    private ValueRange range(String value) {
        return ranges.getOrDefault(values.rangeOf(value), ValueRange.NOTHING);
    }

    private TensorProto constant(String name) {
        TensorProto constant = constants.remove(name);
        if (constant == null) {
            throw new IllegalArgumentException("'" + name + "' is no constant of a convolution's own");
        }
        return constant;
    }
}
