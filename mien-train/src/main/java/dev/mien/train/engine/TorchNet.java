package dev.mien.train.engine;

import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Computes a net's outputs from its records. Pictures and kernels are kept with the channels last. */
final class TorchNet {
    private final Net net;
    private final Map<String, Layer> layers = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    TorchNet(Net net) {
        this.net = net;
        for (Node node : net.nodes()) {
            layers.put(node.name(), node.layer());
            node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum));
        }
    }

    /**
     * The net's outputs [n, outputs].
     *
     * @param images [n, channels, height, width]; taken over, and closed
     * @param tensors the parameters
     * @param dropout the random numbers of a training pass, in which batch norm uses the batch's own statistics and moves
     *     the running ones; null otherwise
     */
    Tensor outputs(Tensor images, TensorSet tensors, @Nullable GeneratorOptional dropout) {
        List<Node> nodes = net.nodes();
        Map<String, Tensor> values = new HashMap<>();
        Map<String, Integer> left = new HashMap<>(uses);
        values.put(nodes.get(0).name(), images);
        for (Node node : nodes.subList(1, nodes.size())) {
            List<Tensor> inputs =
                    node.inputs().stream().map(name -> required(values, name)).toList();
            Tensor output = output(node, inputs, tensors, dropout);
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

    private Tensor output(Node node, List<Tensor> inputs, TensorSet tensors, @Nullable GeneratorOptional dropout) {
        Layer layer = node.layer();
        Tensor x = inputs.get(0);
        if (layer instanceof Layer.Conv conv) {
            return conv(x, node.name(), tensors, conv);
        }
        if (layer instanceof Layer.BatchNorm norm) {
            return norm(x, node.name(), tensors, norm, dropout != null);
        }
        if (layer instanceof Layer.Relu) {
            return relu(x, overwritable(node.inputs().get(0)));
        }
        if (layer instanceof Layer.Concat) {
            return torch.cat(new TensorVector(x, inputs.get(1)), 1);
        }
        if (layer instanceof Layer.Add) {
            return add(x, inputs.get(1), overwritable(node.inputs().get(0)));
        }
        if (layer instanceof Layer.ZeroPad pad) {
            long padding = pad.padding();
            return torch.constant_pad_nd(x, padding, padding, padding, padding);
        }
        if (layer instanceof Layer.MaxPool pool) {
            return torch.max_pool2d(x, pair(pool.kernel()), pair(pool.stride()), pair(0), pair(1), false);
        }
        if (layer instanceof Layer.AvgPool pool) {
            return torch.avg_pool2d(
                    x, pair(pool.kernel()), pair(pool.stride()), pair(0), false, true, new LongOptional());
        }
        if (layer instanceof Layer.GlobalAvgPool) {
            return torch.adaptive_avg_pool2d(x, pair(1));
        }
        if (layer instanceof Layer.Flatten) {
            return x.flatten(1, -1);
        }
        if (layer instanceof Layer.Dense) {
            return dense(x, tensors.get(node.name() + ".weight"), tensors.optional(node.name() + ".bias"));
        }
        if (layer instanceof Layer.Dropout drop) {
            return dropout == null ? torch.alias(x) : drop(x, drop.rate(), dropout);
        }
        if (layer instanceof Layer.Scale scale) {
            return x.mul(new Scalar(scale.factor())).add(new Scalar(scale.offset()));
        }
        throw new IllegalStateException("node '" + node.name() + "': no way to compute " + layer);
    }

    private static Tensor conv(Tensor x, String name, TensorSet tensors, Layer.Conv conv) {
        TensorOptional bias = conv.bias() ? tensors.optional(name + ".bias") : new TensorOptional();
        Tensor weight = tensors.get(name + ".weight");
        return torch.conv2d(x, weight, bias, pair(conv.stride()), pair(conv.padding()), pair(1), conv.groups());
    }

    /** By way of oneDNN where it is there: OpenBLAS' threads stand in the way of the engine's own. */
    private static Tensor dense(Tensor x, Tensor weight, TensorOptional bias) {
        return torch.hasMKLDNN()
                ? torch.mkldnn_linear(x.to_mkldnn(), weight, bias).to_dense()
                : torch.linear(x, weight, bias);
    }

    private static Tensor norm(Tensor x, String name, TensorSet tensors, Layer.BatchNorm norm, boolean training) {
        return torch.batch_norm(
                x,
                tensors.optional(name + ".weight"),
                tensors.optional(name + ".bias"),
                tensors.optional(name + ".running_mean"),
                tensors.optional(name + ".running_var"),
                training,
                norm.momentum(),
                norm.epsilon(),
                false);
    }

    private static Tensor drop(Tensor x, float rate, GeneratorOptional random) {
        double kept = 1 - (double) rate;
        return x.mul(torch.empty_like(x).bernoulli_(kept, random).div_(new Scalar(kept)));
    }

    /** Whether nothing but this node needs its input, neither forward nor on the way back. */
    private boolean overwritable(String input) {
        Layer producer = layers.get(input);
        return Integer.valueOf(1).equals(uses.get(input))
                && (producer instanceof Layer.Conv
                        || producer instanceof Layer.BatchNorm
                        || producer instanceof Layer.Add);
    }

    private static Tensor relu(Tensor x, boolean inPlace) {
        if (inPlace) {
            Tensor unused = torch.relu_(x);
            return x; // the answer is a mere reference to it
        }
        return torch.relu(x);
    }

    private static Tensor add(Tensor x, Tensor y, boolean inPlace) {
        if (inPlace) {
            Tensor unused = x.add_(y);
            return x;
        }
        return x.add(y);
    }

    private static long[] pair(int value) {
        return new long[] {value, value};
    }

    private static Tensor required(Map<String, Tensor> values, String name) {
        Tensor value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("'" + name + "' is not computed yet");
        }
        return value;
    }
}
