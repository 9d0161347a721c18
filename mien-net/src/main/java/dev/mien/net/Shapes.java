package dev.mien.net;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The output shape of every node, worked out from the input forward. */
final class Shapes {
    private Shapes() {}

    /** Shapes by node name; refuses a graph that does not fit together. */
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
            require(used.contains(node.name()), node, "its output is not used");
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
        require(inputs.size() == expected, node, inputs.size() + " inputs, expected " + expected);
        if (layer instanceof Layer.Input input) {
            return List.of(input.channels(), input.height(), input.width());
        }
        List<Integer> in = inputs.get(0);
        if (layer instanceof Layer.Dense dense) {
            require(in.equals(List.of(dense.in())), node, "takes [" + dense.in() + "], got " + in);
            return List.of(dense.out());
        }
        if (layer instanceof Layer.Add) {
            require(in.equals(inputs.get(1)), node, "adds " + in + " and " + inputs.get(1));
            return in;
        }
        if (layer instanceof Layer.Concat) {
            List<Integer> other = inputs.get(1);
            require(in.size() == 1 && other.size() == 1, node, "joins [n] and [m], got " + in + " and " + other);
            return List.of(in.get(0) + other.get(0));
        }
        if (layer instanceof Layer.Relu || layer instanceof Layer.Dropout || layer instanceof Layer.Scale) {
            return in;
        }
        require(in.size() == 3, node, "takes [channels, height, width], got " + in);
        return ofMaps(node, in);
    }

    /** The output of a layer that takes [channels, height, width]. */
    private static List<Integer> ofMaps(Node node, List<Integer> in) {
        Layer layer = node.layer();
        int channels = in.get(0);
        if (layer instanceof Layer.ZeroPad pad) {
            return List.of(channels, in.get(1) + 2 * pad.padding(), in.get(2) + 2 * pad.padding());
        }
        if (layer instanceof Layer.Conv conv) {
            require(channels == conv.in(), node, "takes " + conv.in() + " channels, got " + channels);
            return windows(node, in, conv.out(), conv.kernel(), conv.stride(), conv.padding());
        }
        if (layer instanceof Layer.BatchNorm norm) {
            require(channels == norm.channels(), node, "takes " + norm.channels() + " channels, got " + channels);
            return in;
        }
        if (layer instanceof Layer.MaxPool pool) {
            return windows(node, in, channels, pool.kernel(), pool.stride(), 0);
        }
        if (layer instanceof Layer.AvgPool pool) {
            return windows(node, in, channels, pool.kernel(), pool.stride(), 0);
        }
        if (layer instanceof Layer.Upsample up) {
            return List.of(channels, up.factor() * in.get(1), up.factor() * in.get(2));
        }
        if (layer instanceof Layer.SoftArgmax) {
            return List.of(2 * channels);
        }
        if (layer instanceof Layer.GlobalAvgPool) {
            return List.of(channels, 1, 1);
        }
        return List.of(channels * in.get(1) * in.get(2)); // Flatten
    }

    private static List<Integer> windows(
            Node node, List<Integer> in, int channels, int kernel, int stride, int padding) {
        int height = in.get(1) + 2 * padding - kernel;
        int width = in.get(2) + 2 * padding - kernel;
        require(height >= 0 && width >= 0, node, "a window of " + kernel + " does not fit into " + in);
        return List.of(channels, height / stride + 1, width / stride + 1);
    }

    private static void require(boolean holds, Node node, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("node '" + node.name() + "': " + problem);
        }
    }
}
