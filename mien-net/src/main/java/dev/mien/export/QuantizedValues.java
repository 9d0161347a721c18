package dev.mien.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Selects the convolutions of a graph that are computed in 8 bits, and the values that are quantized for them. The
 * convolution that reads the picture and the last one before an output stay in floating point: they take little time,
 * and the outputs would become coarse.
 */
final class QuantizedValues {
    private static final Set<String> CARRY_ON = Set.of("Conv", "Relu", "Add", "Resize", "MaxPool", "GlobalAveragePool");

    private final Map<String, List<NodeProto>> users = new HashMap<>();
    private final Set<String> answers;
    private final Set<String> convolutions = new LinkedHashSet<>();
    private final Set<String> values = new LinkedHashSet<>();
    private final Map<String, String> sameRange = new LinkedHashMap<>();

    private QuantizedValues(GraphProto graph) {
        answers = graph.getOutputList().stream().map(ValueInfoProto::getName).collect(Collectors.toSet());
        for (NodeProto node : graph.getNodeList()) {
            node.getInputList()
                    .forEach(input ->
                            users.computeIfAbsent(input, i -> new ArrayList<>()).add(node));
        }
        Set<String> picture = new LinkedHashSet<>(); // the picture, and what is only a scaled picture
        graph.getInputList().forEach(input -> picture.add(input.getName()));
        for (NodeProto node : graph.getNodeList()) {
            String input = node.getInput(0);
            String output = node.getOutput(0);
            switch (node.getOpType()) {
                case "Mul", "Add" -> {
                    if (picture.contains(input)) {
                        picture.add(output);
                    } else if (node.getOpType().equals("Add") && values.containsAll(node.getInputList())) {
                        keep(output);
                    }
                }
                case "Conv" -> {
                    if (!picture.contains(input)) {
                        takeConvolution(input, output);
                    }
                }
                case "Resize", "MaxPool" -> takeMoved(input, output);
                default -> {}
            }
        }
    }

    private void takeConvolution(String input, String output) {
        if (carriesOn(output)) {
            convolutions.add(output);
            values.add(input);
            keep(output);
        }
    }

    /** Handles a node that only rearranges the elements of its input. */
    private void takeMoved(String input, String output) {
        if (values.contains(input)) {
            values.add(output);
            sameRange.put(output, input);
        }
    }

    /** Selects the values of a graph whose nodes are in the order of computation. */
    static QuantizedValues of(GraphProto graph) {
        return new QuantizedValues(graph);
    }

    /** Quantizes a value, or the output of its ReLU if nothing else reads the value. */
    private void keep(String value) {
        List<NodeProto> readers = users.getOrDefault(value, List.of());
        boolean onlyRelu = readers.size() == 1 && readers.get(0).getOpType().equals("Relu");
        values.add(onlyRelu ? readers.get(0).getOutput(0) : value);
    }

    private boolean carriesOn(String value) {
        List<NodeProto> readers = users.getOrDefault(value, List.of());
        if (answers.contains(value) || readers.isEmpty()) {
            return false;
        }
        return readers.stream()
                .allMatch(reader -> CARRY_ON.contains(reader.getOpType())
                        && (!reader.getOpType().equals("Relu") || carriesOn(reader.getOutput(0))));
    }

    /** Whether a convolution is computed in 8 bits, by the name of its output. */
    boolean computes(String convolution) {
        return convolutions.contains(convolution);
    }

    /** Whether a value is quantized. */
    boolean keeps(String value) {
        return values.contains(value);
    }

    /** All quantized values. */
    Set<String> all() {
        return values;
    }

    /** The value whose range this one shares because it only rearranges its elements; otherwise the value itself. */
    String rangeOf(String value) {
        String source = sameRange.get(value);
        return source == null ? value : rangeOf(source);
    }
}
