package dev.mien.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Converts a graph of {@link Int8Graph} back to floating point: its weights remain rounded, its values are no longer
 * rounded. Other graphs are unchanged.
 */
final class FloatGraph {
    private static final String ROUND = "QuantizeLinear";
    private static final String READ = "DequantizeLinear";

    private final Map<String, TensorProto> constants = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>(); // of rounded values, those of what was rounded
    private final Set<String> steps = new HashSet<>(); // scales and zeros, which nothing else reads

    private FloatGraph(GraphProto graph) {
        graph.getInitializerList().forEach(constant -> constants.put(constant.getName(), constant));
    }

    static GraphProto of(GraphProto graph) {
        return new FloatGraph(graph).rewritten(graph);
    }

    private GraphProto rewritten(GraphProto graph) {
        GraphProto.Builder floating = graph.toBuilder().clearNode().clearInitializer();
        for (NodeProto node : graph.getNodeList()) {
            switch (node.getOpType()) {
                case ROUND, READ -> read(node);
                default -> {
                    NodeProto.Builder changed = node.toBuilder();
                    for (int i = 0; i < node.getInputCount(); i++) {
                        changed.setInput(i, name(node.getInput(i)));
                    }
                    floating.addNode(changed);
                }
            }
        }
        constants.keySet().removeAll(steps);
        return floating.addAllInitializer(constants.values()).build();
    }

    private String name(String value) {
        return names.getOrDefault(value, value);
    }

    private void read(NodeProto node) {
        String value = node.getInput(0);
        TensorProto constant = constants.get(value);
        if (constant != null && node.getOpType().equals(READ)) {
            constants.put(value, floats(constant, OnnxNumbers.floats(constant(node.getInput(1)))));
        }
        names.put(node.getOutput(0), name(value));
        steps.addAll(node.getInputList().subList(1, node.getInputCount()));
    }

    private TensorProto constant(String name) {
        TensorProto constant = constants.get(name);
        if (constant == null) {
            throw new IllegalArgumentException("'" + name + "' is no constant");
        }
        return constant;
    }

    /** Integers times the scale of their channel, the first dimension; zero points are 0. */
    private static TensorProto floats(TensorProto integers, float[] scales) {
        int[] numbers = OnnxNumbers.smallIntegers(integers);
        int perChannel = numbers.length / scales.length;
        float[] values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[i] * scales[i / perChannel];
        }
        return OnnxNumbers.tensor(integers.getName(), values)
                .addAllDims(integers.getDimsList())
                .build();
    }
}
