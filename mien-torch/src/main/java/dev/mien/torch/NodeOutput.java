package dev.mien.torch;

import dev.mien.net.Layer;
import dev.mien.net.LayerVisitor;
import dev.mien.net.Net;
import dev.mien.net.Node;
import java.util.List;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Computes the output of a node in a pass through its net.
 *
 * @param inputs the inputs: [n, c, h, w] or [n, elements] each
 * @param overwritesInput whether its first input may be overwritten with the output, since nothing else needs it
 */
record NodeOutput(Pass pass, Node node, List<Tensor> inputs, boolean overwritesInput) implements LayerVisitor<Tensor> {
    /**
     * A pass of a batch through a net.
     *
     * @param tensors the parameters
     * @param dropout the random generator of a training pass, in which batch norm uses the statistics of the batch;
     *     null for inference
     * @param runningStatistics whether a training pass updates the running statistics
     * @param bfloat16 whether convolutions use bfloat16
     */
    record Pass(
            Net net,
            TensorSet tensors,
            @Nullable GeneratorOptional dropout,
            boolean runningStatistics,
            boolean bfloat16) {}

    @Override
    public Tensor visit(Layer.Input input) {
        throw new IllegalStateException("the input '" + node.name() + "' is given, not computed");
    }

    @Override
    public Tensor visit(Layer.ZeroPad pad) {
        long padding = pad.padding();
        return torch.constant_pad_nd(input(), padding, padding, padding, padding);
    }

    @Override
    public Tensor visit(Layer.Conv conv) {
        torch.ScalarType numbers = pass.bfloat16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float;
        Tensor weight = parameter("weight").to(numbers);
        TensorOptional bias = conv.bias() ? new TensorOptional(parameter("bias").to(numbers)) : new TensorOptional();
        return torch.conv2d(
                input().to(numbers), weight, bias, pair(conv.stride()), pair(conv.padding()), pair(1), conv.groups());
    }

    @Override
    public Tensor visit(Layer.BatchNorm norm) {
        return torch.batch_norm(
                input(),
                optional("weight"),
                optional("bias"),
                optional("running_mean"),
                optional("running_var"),
                pass.dropout != null,
                pass.runningStatistics ? norm.momentum() : 0,
                norm.epsilon(),
                false);
    }

    @Override
    public Tensor visit(Layer.Relu relu) {
        if (overwritesInput) {
            Tensor unused = torch.relu_(input()); // the answer is a mere reference to it
            return input();
        }
        return torch.relu(input());
    }

    @Override
    public Tensor visit(Layer.MaxPool pool) {
        return torch.max_pool2d(input(), pair(pool.kernel()), pair(pool.stride()), pair(0), pair(1), false);
    }

    @Override
    public Tensor visit(Layer.AvgPool pool) {
        return torch.avg_pool2d(
                input(), pair(pool.kernel()), pair(pool.stride()), pair(0), false, true, new LongOptional());
    }

    @Override
    public Tensor visit(Layer.GlobalAvgPool pool) {
        return torch.adaptive_avg_pool2d(input().to(torch.ScalarType.Float), pair(1));
    }

    @Override
    public Tensor visit(Layer.Upsample upsample) {
        List<Integer> shape = pass.net.shape(node.name());
        return torch.upsample_nearest2d(input(), new long[] {shape.get(1), shape.get(2)});
    }

    @Override
    public Tensor visit(Layer.SoftArgmax argmax) {
        Tensor maps = input().to(torch.ScalarType.Float); // [n, c, h, w]
        int height = (int) maps.sizes().get(2);
        int width = (int) maps.sizes().get(3);
        Tensor places = torch.tensor(Layer.SoftArgmax.places(height, width)).view(2, (long) height * width);
        return maps.flatten(2, -1).softmax(2).matmul(places.t()).flatten(1, -1); // [n, 2 c]
    }

    @Override
    public Tensor visit(Layer.Flatten flatten) {
        return input().flatten(1, -1).to(torch.ScalarType.Float); // heads are small, and losses want every bit
    }

    /** Uses oneDNN if available, since the threads of OpenBLAS interfere with the engine's. */
    @Override
    public Tensor visit(Layer.Dense dense) {
        Tensor weight = parameter("weight");
        TensorOptional bias = optional("bias");
        return torch.hasMKLDNN()
                ? torch.mkldnn_linear(input().to_mkldnn(), weight, bias).to_dense()
                : torch.linear(input(), weight, bias);
    }

    @Override
    public Tensor visit(Layer.Dropout dropout) {
        if (pass.dropout == null) {
            return torch.alias(input());
        }
        double kept = 1 - (double) dropout.rate();
        return input().mul(
                        torch.empty_like(input()).bernoulli_(kept, pass.dropout).div_(new Scalar(kept)));
    }

    @Override
    public Tensor visit(Layer.Concat concat) {
        return torch.cat(new TensorVector(input(), inputs.get(1)), 1);
    }

    @Override
    public Tensor visit(Layer.Add add) {
        if (overwritesInput) {
            Tensor unused = input().add_(inputs.get(1)); // the answer is a mere reference to it
            return input();
        }
        return input().add(inputs.get(1));
    }

    @Override
    public Tensor visit(Layer.Scale scale) {
        return input().mul(new Scalar(scale.factor())).add(new Scalar(scale.offset()));
    }

    private Tensor input() {
        return inputs.get(0);
    }

    private Tensor parameter(String name) {
        return pass.tensors.get(node.name() + "." + name);
    }

    private TensorOptional optional(String name) {
        return pass.tensors.optional(node.name() + "." + name);
    }

    private static long[] pair(int value) {
        return new long[] {value, value};
    }
}
