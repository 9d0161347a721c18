package dev.mien.net;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The weights of a net by full parameter name, each array in row-major order of its parameter's shape. */
public final class Weights {
    private final Map<String, float[]> arrays;

    private Weights(Map<String, float[]> arrays) {
        this.arrays = arrays;
    }

    /**
     * The weights for all parameters of a net; the arrays are not copied.
     *
     * @throws IllegalArgumentException when an array is missing, superfluous or of the wrong size
     */
    public static Weights of(Net net, Map<String, float[]> arrays) {
        Map<String, float[]> ordered = new LinkedHashMap<>();
        net.parameters().forEach((name, parameter) -> {
            float[] array = arrays.get(name);
            if (array == null || array.length != parameter.size()) {
                throw new IllegalArgumentException(name + ": " + (array == null ? "missing" : array.length + " numbers")
                        + ", expected " + parameter.size());
            }
            ordered.put(name, array);
        });
        if (ordered.size() != arrays.size()) {
            throw new IllegalArgumentException("weights that the net does not have");
        }
        return new Weights(ordered);
    }

    /**
     * The weights for a net that may have more residual blocks than the one they come from: additional blocks start as
     * the identity, so that the outputs are the same.
     *
     * @param random initializes the convolutions of the additional blocks
     * @throws IllegalArgumentException when another array is missing, superfluous or of the wrong size
     */
    public static Weights grown(Net net, Map<String, float[]> arrays, RandomGenerator random) {
        return of(net, AddedBlocks.complete(net, arrays, random));
    }

    /**
     * The same weights with each residual block that keeps its input's shape as the identity: the weights of blocks that a
     * model file lacks.
     */
    public Weights withIdentityBlocks(Net net) {
        return AddedBlocks.asIdentity(net, this);
    }

    /**
     * The same weights with another array for one parameter, which is not copied.
     *
     * @throws IllegalArgumentException when the net has no such parameter, or its size differs
     */
    public Weights with(Net net, String name, float[] array) {
        Map<String, float[]> changed = new LinkedHashMap<>(arrays);
        changed.put(name, array);
        return Weights.of(net, changed);
    }

    /**
     * The element-wise mean of several weights.
     *
     * @param several of the same net, at least one
     * @throws IllegalArgumentException when one lacks a parameter of the first
     */
    public static Weights mean(List<Weights> several) {
        Map<String, float[]> means = new LinkedHashMap<>();
        several.get(0).arrays.forEach((name, array) -> {
            float[] mean = new float[array.length];
            for (Weights one : several) {
                float[] other = one.get(name);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += other[i] / several.size();
                }
            }
            means.put(name, mean);
        });
        return new Weights(means);
    }

    /**
     * Random initial weights: Glorot uniform (Glorot and Bengio 2010, AISTATS), within ± sqrt(6 / (fan in + fan out)),
     * biases 0, batch norm the identity. Reproducible for the same state of the generator.
     */
    public static Weights initial(Net net, RandomGenerator random) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        net.parameters().forEach((name, parameter) -> {
            float[] array = new float[parameter.size()];
            double limit = parameter.random() ? Math.sqrt(6.0 / (parameter.fanIn() + parameter.fanOut())) : 0;
            for (int i = 0; i < array.length; i++) {
                array[i] = parameter.random() ? (float) random.nextDouble(-limit, limit) : parameter.start();
            }
            arrays.put(name, array);
        });
        return new Weights(arrays);
    }

    /**
     * The same weights with biases of the last dense layer (before a concatenation, that of its first input) that make
     * the initial outputs about the given ones. For key points these are the mean coordinates of the training set: a
     * final ReLU would output 0 without a gradient for a coordinate that starts below 0 on every picture. Nets with
     * heatmaps start in the middle whatever their weights, which are returned unchanged.
     *
     * @param outputs the desired outputs, [outputs]
     * @throws IllegalArgumentException when the net does not end with a dense layer, optionally followed by ReLU, scale
     *     and a concatenation
     */
    public Weights startingAt(Net net, float[] outputs) {
        float[] biases = outputs.clone();
        Node node = net.last();
        while (!(node.layer() instanceof Layer.Dense)) {
            if (node.layer() instanceof Layer.SoftArgmax) {
                return this;
            }
            if (node.layer() instanceof Layer.Scale scale) {
                for (int i = 0; i < biases.length; i++) {
                    biases[i] = (biases[i] - scale.offset()) / scale.factor();
                }
            } else if (!(node.layer() instanceof Layer.Relu || node.layer() instanceof Layer.Concat)) {
                throw new IllegalArgumentException("node '" + node.name() + "' stands after the last dense layer");
            }
            String input = node.inputs().get(0);
            node = net.nodes().stream()
                    .filter(other -> other.name().equals(input))
                    .findFirst()
                    .orElseThrow();
        }
        Map<String, float[]> changed = new LinkedHashMap<>(arrays);
        changed.put(node.name() + ".bias", biases);
        return Weights.of(net, changed);
    }

    /**
     * The same weights with the outputs of the last dense layer, which must be the net's last layer, multiplied by a
     * factor.
     *
     * @throws IllegalArgumentException when the net does not end with a dense layer
     */
    public Weights withOutputsTimes(Net net, double factor) {
        Node last = net.last();
        if (!(last.layer() instanceof Layer.Dense)) {
            throw new IllegalArgumentException("node '" + last.name() + "' is not a dense layer");
        }
        Map<String, float[]> changed = new LinkedHashMap<>(arrays);
        for (Parameter parameter : last.layer().parameters()) {
            String name = last.name() + "." + parameter.name();
            float[] scaled = get(name).clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= (float) factor;
            }
            changed.put(name, scaled);
        }
        return Weights.of(net, changed);
    }

    /**
     * The array of a parameter; not a copy.
     *
     * @throws IllegalArgumentException when the net has no parameter of that name
     */
    public float[] get(String name) {
        float[] array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no parameter '" + name + "'");
        }
        return array;
    }

    /** All arrays by name, in the net's order; not copies. */
    public Map<String, float[]> asMap() {
        return Collections.unmodifiableMap(arrays);
    }
}
