package dev.mien.torch;

import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Computes a net's outputs from its records. Pictures and kernels are kept with the channels last. */
final class TorchNet {
    private final Net net;
    private final boolean bfloat16;
    private final Map<String, Layer> layers = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    /** A net whose training passes compute convolutions in bfloat16, or do not. */
    TorchNet(Net net, boolean bfloat16) {
        this.net = net;
        this.bfloat16 = bfloat16;
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
        return outputs(images, tensors, dropout, (norm, x) -> {});
    }

    /** See {@link dev.mien.engine.Engine#settleNorms}; the images are taken over, and closed. */
    Tensor settleNorms(Tensor images, TensorSet tensors) {
        return outputs(images, tensors, null, (norm, x) -> settle(norm, x, tensors));
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

    private Tensor outputs(
            Tensor images,
            TensorSet tensors,
            @Nullable GeneratorOptional dropout,
            BiConsumer<Node, Tensor> beforeNorm) {
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
            boolean half = dropout != null && bfloat16;
            return conv(x, node.name(), tensors, conv, half ? torch.ScalarType.BFloat16 : torch.ScalarType.Float);
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
        if (layer instanceof Layer.Upsample) {
            List<Integer> size = net.shape(node.name());
            return torch.upsample_nearest2d(x, new long[] {size.get(1), size.get(2)});
        }
        if (layer instanceof Layer.SoftArgmax) {
            return softArgmax(x.to(torch.ScalarType.Float));
        }
        if (layer instanceof Layer.GlobalAvgPool) {
            return torch.adaptive_avg_pool2d(x.to(torch.ScalarType.Float), pair(1));
        }
        if (layer instanceof Layer.Flatten) {
            return x.flatten(1, -1).to(torch.ScalarType.Float); // heads are small, and losses want every bit
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

    private static Tensor conv(Tensor x, String name, TensorSet tensors, Layer.Conv conv, torch.ScalarType numbers) {
        Tensor weight = tensors.get(name + ".weight").to(numbers);
        TensorOptional bias =
                conv.bias() ? new TensorOptional(tensors.get(name + ".bias").to(numbers)) : new TensorOptional();
        return torch.conv2d(
                x.to(numbers), weight, bias, pair(conv.stride()), pair(conv.padding()), pair(1), conv.groups());
    }

    /** By way of oneDNN where it is there: OpenBLAS' threads stand in the way of the engine's own. */
    private static Tensor dense(Tensor x, Tensor weight, TensorOptional bias) {
        return torch.hasMKLDNN()
                ? torch.mkldnn_linear(x.to_mkldnn(), weight, bias).to_dense()
                : torch.linear(x, weight, bias);
    }

    private static Tensor softArgmax(Tensor x) { // [n, c, h, w]
        int height = (int) x.sizes().get(2);
        int width = (int) x.sizes().get(3);
        Tensor places = torch.tensor(Layer.SoftArgmax.places(height, width)).view(2, (long) height * width);
        return x.flatten(2, -1).softmax(2).matmul(places.t()).flatten(1, -1);
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
