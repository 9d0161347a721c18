package dev.mien.net;

import dev.mien.net.Layer.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A neural net as data: an immutable graph of layers in the order of computation. The first node is the input, the
 * output of the last one is the net's: for key points [30] or [54] in pixels of the 96x96 crop, for expressions
 * [classes] as logits, to which the exporter adds a softmax.
 */
public final class Net {
    private final String preset;
    private final List<Node> nodes;
    private final Map<String, List<Integer>> shapes;

    private Net(String preset, List<Node> nodes) {
        this.preset = preset;
        this.nodes = List.copyOf(nodes);
        this.shapes = Shapes.of(this.nodes);
    }

    /** The preset's name, such as {@code seed}. */
    public String preset() {
        return preset;
    }

    /** All nodes, each after its inputs. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The last node, whose output is the net's. */
    public Node last() {
        return nodes.get(nodes.size() - 1);
    }

    /**
     * The shape of a node's output without the batch dimension: [c, h, w] or [n].
     *
     * @throws IllegalArgumentException when the net has no node of that name
     */
    public List<Integer> shape(String node) {
        List<Integer> shape = shapes.get(node);
        if (shape == null) {
            throw new IllegalArgumentException("no node '" + node + "'");
        }
        return shape;
    }

    /** Whether the last output is how likely the picture is a face; see {@link Presets#KEYPOINTS_AND_FACE}. */
    public boolean scoresFaces() {
        return last().layer() instanceof Layer.Concat
                && shape(last().inputs().get(1)).equals(List.of(1));
    }

    /** The shape of the input without the batch dimension: [channels, height, width]. */
    public List<Integer> input() {
        return shape(nodes.get(0).name());
    }

    /** The number of outputs for one picture. */
    public int outputs() {
        return shape(last().name()).stream().reduce(1, Math::multiplyExact);
    }

    /** Every parameter by its full name {@code node.parameter}, in the nets' order. */
    public Map<String, Parameter> parameters() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Node node : nodes) {
            for (Parameter parameter : node.layer().parameters()) {
                parameters.put(node.name() + "." + parameter.name(), parameter);
            }
        }
        return parameters;
    }

    /** The number of parameters including running statistics: Keras' "total params". */
    public long parameterCount() {
        return parameters().values().stream().mapToLong(Parameter::size).sum();
    }

    /** The number of trained parameters: Keras' "trainable params". */
    public long trainedParameterCount() {
        return parameters().values().stream()
                .filter(Parameter::trained)
                .mapToLong(Parameter::size)
                .sum();
    }

    /** The number of multiply-adds of convolutions and dense layers for one picture. */
    public long multiplyAdds() {
        return Shapes.multiplyAdds(this);
    }

    /** A builder whose input is [channels, size, size]. */
    public static Builder builder(String preset, int channels, int size) {
        return builder(preset, channels, size, size);
    }

    /** A builder whose input is [channels, height, width]. */
    public static Builder builder(String preset, int channels, int height, int width) {
        return new Builder(preset, channels, height, width);
    }

    /** Builds a net layer by layer; each {@code add} returns the name of the new node, to be used as an input. */
    public static final class Builder {
        private final String preset;
        private final List<Node> nodes = new ArrayList<>();

        private Builder(String preset, int channels, int height, int width) {
            this.preset = preset;
            nodes.add(new Node("image", new Input(channels, height, width), List.of()));
        }

        /** The name of the node added last. */
        public String last() {
            return nodes.get(nodes.size() - 1).name();
        }

        /** Adds a layer whose input is the node added last. */
        public String add(String name, Layer layer) {
            return add(name, layer, last());
        }

        /** Adds a layer whose inputs are the given nodes. */
        public String add(String name, Layer layer, String... inputs) {
            nodes.add(new Node(name, layer, List.of(inputs)));
            return name;
        }

        /** Creates the net; throws an exception that names the node if shapes do not match. */
        public Net build() {
            return new Net(preset, nodes);
        }
    }
}
