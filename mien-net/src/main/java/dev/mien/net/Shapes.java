package dev.mien.net;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes the output shape of every node, starting from the input. */
final class Shapes {
    private Shapes() {}

    /** The shapes by node name; refuses a graph with shapes that do not match. */
    static Map<String, List<Integer>> of(List<Node> nodes) {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        for (Node node : nodes) {
            List<List<Integer>> inputs = node.inputs().stream()
                    .map(name -> input(shapes, node, name))
                    .toList();
            used.addAll(node.inputs());
            if (shapes.put(node.name(), output(node, inputs)) != null) {
                throw new IllegalArgumentException("two nodes are named '" + node.name() + "'");
            }
        }
        for (Node node : nodes.subList(0, nodes.size() - 1)) {
            node.require(used.contains(node.name()), "its output is not used");
        }
        return shapes;
    }

    static long multiplyAdds(Net net) {
        long sum = 0;
        for (Node node : net.nodes()) {
            List<Integer> out = net.shape(node.name());
            if (node.layer() instanceof Layer.Conv conv) {
                long perOutput = (long) conv.in() / conv.groups() * conv.kernel() * conv.kernel();
                sum += perOutput * out.get(0) * out.get(1) * out.get(2);
            } else if (node.layer() instanceof Layer.Dense dense) {
                sum += (long) dense.in() * dense.out();
            }
        }
        return sum;
    }

    private static List<Integer> input(Map<String, List<Integer>> shapes, Node node, String name) {
        List<Integer> shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException(
                    "node '" + node.name() + "': its input '" + name + "' does not stand before it");
        }
        return shape;
    }

    private static List<Integer> output(Node node, List<List<Integer>> inputs) {
        Layer layer = node.layer();
        boolean joins = layer instanceof Layer.Add || layer instanceof Layer.Concat;
        int expected = layer instanceof Layer.Input ? 0 : joins ? 2 : 1;
        node.require(inputs.size() == expected, inputs.size() + " inputs, expected " + expected);
        return layer.accept(new OutputShape(node, inputs));
    }
}
