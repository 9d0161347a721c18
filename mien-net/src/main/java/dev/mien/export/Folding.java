package dev.mien.export;

import dev.mien.net.Layer;
import dev.mien.net.Layer.AvgPool;
import dev.mien.net.Layer.BatchNorm;
import dev.mien.net.Layer.Conv;
import dev.mien.net.Layer.Dropout;
import dev.mien.net.Layer.MaxPool;
import dev.mien.net.Layer.ZeroPad;
import dev.mien.net.Net;
import dev.mien.net.Node;
import dev.mien.net.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the nodes of a net that need no operator at inference: dropout is the identity, zero padding becomes an
 * attribute of the convolution after it, and batch norm, a factor and an offset per channel, is folded into the weights
 * of the convolution before it.
 *
 * <p>There may be a pool between convolution and norm. A mean commutes with any factor and offset, but a maximum only
 * with non-negative factors, so that a norm with a negative scale after a max pool is not folded.
 */
final class Folding {
    private final Net net;
    private final Weights weights;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Long> uses = new HashMap<>();
    private final Map<String, String> replaced = new HashMap<>();
    private final Map<String, Node> norms = new HashMap<>();

    Folding(Net net, Weights weights) {
        this.net = net;
        this.weights = weights;
        for (Node node : net.nodes()) {
            nodes.put(node.name(), node);
            node.inputs().forEach(input -> uses.merge(input, 1L, Long::sum));
        }
        for (Node node : net.nodes()) {
            if (node.layer() instanceof Dropout || (node.layer() instanceof ZeroPad && onlyConvsTake(node))) {
                replaced.put(node.name(), node.inputs().get(0));
            } else if (node.layer() instanceof BatchNorm) {
                convToFoldInto(node).ifPresent(conv -> {
                    norms.put(conv.name(), node);
                    replaced.put(node.name(), node.inputs().get(0));
                });
            }
        }
    }

    /** Whether the node has no operator of its own. */
    boolean isGone(Node node) {
        return replaced.containsKey(node.name());
    }

    /** The node whose operator gives this node's output. */
    String source(String name) {
        String before = replaced.get(name);
        return before == null ? name : source(before);
    }

    /** The padding of a convolution together with that of a node of zeros before it. */
    int padding(Node node, Conv conv) {
        Node before = input(node);
        boolean merged = before.layer() instanceof ZeroPad && isGone(before);
        return conv.padding() + (merged ? ((ZeroPad) before.layer()).padding() : 0);
    }

    /** The weights of a convolution with the norm after it folded in. */
    Kernels kernels(Node node, Conv conv) {
        float[] kernels = weights.get(node.name() + ".weight");
        Optional<float[]> bias = conv.bias() ? Optional.of(weights.get(node.name() + ".bias")) : Optional.empty();
        Node norm = norms.get(node.name());
        if (norm == null) {
            return new Kernels(kernels, bias);
        }
        double[] scale = scale(norm);
        float[] shift = weights.get(norm.name() + ".bias");
        float[] mean = weights.get(norm.name() + ".running_mean");
        float[] foldedKernels = new float[kernels.length];
        float[] foldedBias = new float[conv.out()];
        int perChannel = kernels.length / conv.out();
        for (int channel = 0; channel < conv.out(); channel++) {
            double old = bias.isPresent() ? bias.get()[channel] : 0;
            foldedBias[channel] = (float) ((old - mean[channel]) * scale[channel] + shift[channel]);
            for (int i = channel * perChannel; i < (channel + 1) * perChannel; i++) {
                foldedKernels[i] = (float) (kernels[i] * scale[channel]);
            }
        }
        return new Kernels(foldedKernels, Optional.of(foldedBias));
    }

    /**
     * The weights of a convolution.
     *
     * @param weights [out, in / groups, kernel, kernel]
     * @param bias [out], if there is one
     */
    record Kernels(float[] weights, Optional<float[]> bias) {}

    private Optional<Node> convToFoldInto(Node norm) {
        boolean pooledByMaximum = false;
        Node before = input(norm);
        while (isTakenOnce(before) && isPool(before.layer())) {
            pooledByMaximum |= before.layer() instanceof MaxPool;
            before = input(before);
        }
        boolean alone = isTakenOnce(before) && before.layer() instanceof Conv;
        return alone && (!pooledByMaximum || neverNegative(scale(norm))) ? Optional.of(before) : Optional.empty();
    }

    private boolean isTakenOnce(Node node) {
        return uses.getOrDefault(node.name(), 0L) == 1;
    }

    private static boolean isPool(Layer layer) {
        return layer instanceof MaxPool || layer instanceof AvgPool;
    }

    private boolean onlyConvsTake(Node pad) {
        return net.nodes().stream()
                .filter(node -> node.inputs().contains(pad.name()))
                .allMatch(node -> node.layer() instanceof Conv);
    }

    /** The norm's factor per channel: weight / sqrt(running variance + epsilon). */
    private double[] scale(Node node) {
        BatchNorm norm = (BatchNorm) node.layer();
        float[] weight = weights.get(node.name() + ".weight");
        float[] variance = weights.get(node.name() + ".running_var");
        double[] scale = new double[norm.channels()];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = weight[i] / Math.sqrt((double) variance[i] + norm.epsilon());
        }
        return scale;
    }

    private static boolean neverNegative(double[] values) {
        for (double value : values) {
            if (!(value >= 0)) { // a NaN is not folded either
                return false;
            }
        }
        return true;
    }

    private Node input(Node node) {
        Node input = nodes.get(node.inputs().get(0));
        if (input == null) {
            throw new IllegalStateException(node.name() + " takes a node that is not there");
        }
        return input;
    }

    /** The nodes that need an operator, in order. */
    List<Node> remaining() {
        return net.nodes().stream().filter(node -> !isGone(node)).toList();
    }
}
