package dev.mien.export;

import dev.mien.net.Layer;
import dev.mien.net.Layer.AvgPool;
import dev.mien.net.Layer.BatchNorm;
import dev.mien.net.Layer.Conv;
import dev.mien.net.Layer.Dense;
import dev.mien.net.Layer.GlobalAvgPool;
import dev.mien.net.Layer.MaxPool;
import dev.mien.net.Layer.Scale;
import dev.mien.net.Layer.ZeroPad;
import dev.mien.net.Net;
import dev.mien.net.Node;
import dev.mien.net.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What a net answers, by the definitions of its layers: one picture at a time, in doubles, nothing folded, slow. */
final class ReferenceForward {
    private final Net net;
    private final Weights weights;

    ReferenceForward(Net net, Weights weights) {
        this.net = net;
        this.weights = weights;
    }

    /** The last node's output for one picture of the input's shape. */
    double[] run(float[] image) {
        Map<String, double[]> values = new HashMap<>();
        for (Node node : net.nodes()) {
            double[] in = node.inputs().isEmpty()
                    ? toDoubles(image)
                    : value(values, node.inputs().get(0));
            double[] second =
                    node.inputs().size() == 2 ? value(values, node.inputs().get(1)) : in;
            values.put(node.name(), output(node, in, second));
        }
        return value(values, net.last().name());
    }

    static double[] softmax(double[] logits) {
        double largest = Arrays.stream(logits).max().orElseThrow();
        double[] shares = Arrays.stream(logits).map(x -> Math.exp(x - largest)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(x -> x / sum).toArray();
    }

    private double[] output(Node node, double[] in, double[] second) {
        Layer layer = node.layer();
        List<Integer> from =
                net.shape(node.inputs().isEmpty() ? node.name() : node.inputs().get(0));
        if (layer instanceof ZeroPad pad) {
            return pad(in, from, pad.padding());
        } else if (layer instanceof Conv conv) {
            double[] padded = pad(in, from, conv.padding());
            int width = from.get(2) + 2 * conv.padding();
            return conv(node, conv, padded, from.get(1) + 2 * conv.padding(), width);
        } else if (layer instanceof BatchNorm norm) {
            return norm(node, norm, in);
        } else if (layer instanceof Layer.Relu) {
            return Arrays.stream(in).map(x -> Math.max(x, 0)).toArray();
        } else if (layer instanceof MaxPool pool) {
            return pool(in, from, net.shape(node.name()), pool.kernel(), pool.stride(), true);
        } else if (layer instanceof AvgPool pool) {
            return pool(in, from, net.shape(node.name()), pool.kernel(), pool.stride(), false);
        } else if (layer instanceof GlobalAvgPool) {
            return pool(in, from, net.shape(node.name()), from.get(1), 1, false);
        } else if (layer instanceof Dense dense) {
            return dense(node, dense, in);
        } else if (layer instanceof Layer.Upsample up) {
            return upsample(in, from, up.factor());
        } else if (layer instanceof Layer.SoftArgmax) {
            return meanPlaces(in, from);
        } else if (layer instanceof Layer.Add) {
            double[] sum = in.clone();
            Arrays.setAll(sum, i -> in[i] + second[i]);
            return sum;
        } else if (layer instanceof Layer.Concat) {
            return DoubleStream.concat(Arrays.stream(in), Arrays.stream(second)).toArray();
        } else if (layer instanceof Scale scale) {
            return Arrays.stream(in)
                    .map(x -> x * scale.factor() + scale.offset())
                    .toArray();
        }
        return in; // the input itself, Flatten and Dropout
    }

    private static double[] upsample(double[] in, List<Integer> shape, int factor) {
        int height = factor * shape.get(1);
        int width = factor * shape.get(2);
        double[] out = new double[shape.get(0) * height * width];
        for (int i = 0; i < out.length; i++) {
            int row = i / width / factor; // over all channels, whose heights grow alike
            out[i] = in[row * shape.get(2) + i % width / factor];
        }
        return out;
    }

    private static double[] meanPlaces(double[] in, List<Integer> shape) {
        int width = shape.get(2);
        int cells = shape.get(1) * width;
        double[] out = new double[2 * shape.get(0)];
        for (int channel = 0; channel < shape.get(0); channel++) {
            double[] shares = softmax(Arrays.copyOfRange(in, channel * cells, (channel + 1) * cells));
            for (int cell = 0; cell < cells; cell++) {
                int column = cell % width;
                int row = cell / width;
                out[2 * channel] += shares[cell] * ((column + .5) / width * 2 - 1);
                out[2 * channel + 1] += shares[cell] * ((row + .5) / shape.get(1) * 2 - 1);
            }
        }
        return out;
    }

    private static double[] pad(double[] in, List<Integer> shape, int padding) {
        int height = shape.get(1);
        int width = shape.get(2);
        int wide = width + 2 * padding;
        double[] out = new double[shape.get(0) * (height + 2 * padding) * wide];
        for (int row = 0; row < shape.get(0) * height; row++) {
            int channel = row / height;
            int y = row % height + padding;
            int to = (channel * (height + 2 * padding) + y) * wide + padding;
            System.arraycopy(in, row * width, out, to, width);
        }
        return out;
    }

    private double[] conv(Node node, Conv conv, double[] in, int height, int width) {
        float[] weight = weights.get(node.name() + ".weight");
        List<Integer> shape = net.shape(node.name());
        int outHeight = shape.get(1);
        int outWidth = shape.get(2);
        int inPerGroup = conv.in() / conv.groups();
        int outPerGroup = conv.out() / conv.groups();
        double[] out = new double[conv.out() * outHeight * outWidth];
        for (int o = 0; o < conv.out(); o++) {
            double bias = conv.bias() ? weights.get(node.name() + ".bias")[o] : 0;
            Arrays.fill(out, o * outHeight * outWidth, (o + 1) * outHeight * outWidth, bias);
            for (int tap = 0; tap < inPerGroup * conv.kernel() * conv.kernel(); tap++) {
                int channel = o / outPerGroup * inPerGroup + tap / (conv.kernel() * conv.kernel());
                int dy = tap / conv.kernel() % conv.kernel();
                int dx = tap % conv.kernel();
                double w = weight[o * inPerGroup * conv.kernel() * conv.kernel() + tap];
                for (int y = 0; y < outHeight; y++) {
                    int from = (channel * height + y * conv.stride() + dy) * width + dx;
                    int to = (o * outHeight + y) * outWidth;
                    for (int x = 0; x < outWidth; x++) {
                        out[to + x] += w * in[from + x * conv.stride()];
                    }
                }
            }
        }
        return out;
    }

    private double[] norm(Node node, BatchNorm norm, double[] in) {
        double[] out = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            int channel = i / (in.length / norm.channels());
            double deviation = Math.sqrt(weights.get(node.name() + ".running_var")[channel] + (double) norm.epsilon());
            double normal = (in[i] - weights.get(node.name() + ".running_mean")[channel]) / deviation;
            out[i] = normal * weights.get(node.name() + ".weight")[channel]
                    + weights.get(node.name() + ".bias")[channel];
        }
        return out;
    }

    private static double[] pool(
            double[] in, List<Integer> from, List<Integer> to, int kernel, int stride, boolean largest) {
        double[] out = new double[to.get(0) * to.get(1) * to.get(2)];
        for (int i = 0; i < out.length; i++) {
            int channel = i / (to.get(1) * to.get(2));
            int y = i / to.get(2) % to.get(1) * stride;
            int x = i % to.get(2) * stride;
            double max = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int tap = 0; tap < kernel * kernel; tap++) {
                double value = in[(channel * from.get(1) + y + tap / kernel) * from.get(2) + x + tap % kernel];
                max = Math.max(max, value);
                sum += value;
            }
            out[i] = largest ? max : sum / (kernel * kernel);
        }
        return out;
    }

    private double[] dense(Node node, Dense dense, double[] in) {
        float[] weight = weights.get(node.name() + ".weight");
        float[] bias = weights.get(node.name() + ".bias");
        double[] out = new double[dense.out()];
        for (int o = 0; o < out.length; o++) {
            out[o] = bias[o];
            for (int i = 0; i < in.length; i++) {
                out[o] += (double) weight[o * in.length + i] * in[i];
            }
        }
        return out;
    }

    private static double[] value(Map<String, double[]> values, String name) {
        double[] value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no value " + name);
        }
        return value;
    }

    private static double[] toDoubles(float[] floats) {
        double[] doubles = new double[floats.length];
        Arrays.setAll(doubles, i -> floats[i]);
        return doubles;
    }
}
