package dev.mien.torch;

import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Computes the outputs of a net. Pictures and kernels are in channels-last layout. */
final class TorchNet {
    private final Net net;
    private final boolean bfloat16;
    private final Map<String, Layer> layers = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    /**
     * @param bfloat16 whether convolutions of training passes use bfloat16
     */
    TorchNet(Net net, boolean bfloat16) {
        this.net = net;
        this.bfloat16 = bfloat16;
        for (Node node : net.nodes()) {
            layers.put(node.name(), node.layer());
            node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum));
        }
    }

    /**
     * Computes the outputs [n, outputs].
     *
     * @param images [n, channels, height, width]; taken over, and closed
     * @param tensors the parameters
     * @param dropout the random generator of a training pass, in which batch norm uses the statistics of the batch and
     *     updates the running ones; null for inference
     */
    Tensor outputs(Tensor images, TensorSet tensors, @Nullable GeneratorOptional dropout) {
        return outputs(pass(tensors, dropout, true), images, (norm, x) -> {});
    }

    /** The outputs of a training pass that leaves the running statistics of batch norm as they are. */
    Tensor outputsOnly(Tensor images, TensorSet tensors, GeneratorOptional dropout) {
        return outputs(pass(tensors, dropout, false), images, (norm, x) -> {});
    }

    /** See {@link dev.mien.engine.Engine#settleNorms}; the images are taken over, and closed. */
    Tensor settleNorms(Tensor images, TensorSet tensors) {
        return outputs(pass(tensors, null, false), images, (norm, x) -> settle(norm, x, tensors));
    }

    private static void settle(Node node, Tensor x, TensorSet tensors) { // [n, c, h, w]
        Layer.BatchNorm norm = (Layer.BatchNorm) node.layer();
        Tensor runningMean = tensors.get(node.name() + ".running_mean");
        Tensor runningVariance = tensors.get(node.name() + ".running_var");
        Tensor weight = tensors.get(node.name() + ".weight");
        Tensor bias = tensors.get(node.name() + ".bias");
        Scalar epsilon = new Scalar(norm.epsilon());
        Tensor scale = weight.div(runningVariance.add(epsilon).sqrt());
        Tensor shift = bias.sub(runningMean.mul(scale));
        Tensor channels = x.transpose(0, 1).flatten(1, -1); // [c, n * h * w]
        Tensor mean = channels.mean(new long[] {1}, false, new ScalarTypeOptional());
        Tensor variance =
                channels.sub(mean.unsqueeze(1)).square().mean(new long[] {1}, false, new ScalarTypeOptional());
        set(runningMean, mean);
        set(runningVariance, variance);
        set(weight, scale.mul(variance.add(epsilon).sqrt()));
        set(bias, shift.add(mean.mul(scale)));
    }

    private static void set(Tensor target, Tensor values) {
        Tensor unused = target.copy_(values); // the answer is a mere reference to it
    }

    private NodeOutput.Pass pass(TensorSet tensors, @Nullable GeneratorOptional dropout, boolean runningStatistics) {
        return new NodeOutput.Pass(net, tensors, dropout, runningStatistics, bfloat16 && dropout != null);
    }

    private Tensor outputs(NodeOutput.Pass pass, Tensor images, BiConsumer<Node, Tensor> beforeNorm) {
        List<Node> nodes = net.nodes();
        Map<String, Tensor> values = new HashMap<>();
        Map<String, Integer> left = new HashMap<>(uses);
        values.put(nodes.get(0).name(), images);
        for (Node node : nodes.subList(1, nodes.size())) {
            List<Tensor> inputs =
                    node.inputs().stream().map(name -> required(values, name)).toList();
            if (node.layer() instanceof Layer.BatchNorm) {
                beforeNorm.accept(node, inputs.get(0));
            }
            boolean overwrites = overwritable(node.inputs().get(0));
            Tensor output = node.layer().accept(new NodeOutput(pass, node, inputs, overwrites));
            for (String input : node.inputs()) {
                Tensor value = required(values, input);
                if (left.merge(input, -1, Integer::sum) == 0 && !value.equals(output)) {
                    value.close(); // what the way back needs, it holds itself
                }
            }
            values.put(node.name(), output);
        }
        return required(values, net.last().name());
    }

    /** Whether only this node needs its input, in the forward and in the backward pass. */
    private boolean overwritable(String input) {
        Layer producer = layers.get(input);
        return Integer.valueOf(1).equals(uses.get(input))
                && (producer instanceof Layer.Conv
                        || producer instanceof Layer.BatchNorm
                        || producer instanceof Layer.Add);
    }

    private static Tensor required(Map<String, Tensor> values, String name) {
        Tensor value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("'" + name + "' is not computed yet");
        }
        return value;
    }
}
