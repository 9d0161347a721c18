package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Node;
import dev.mien.net.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final Layer.Conv CONV = new Layer.Conv(1, 2, 1, 1, 0, 1, true);
    private static final Layer.BatchNorm NORM = new Layer.BatchNorm(2, 0, .1f);

    /** Kernels 2 and 3, biases 1 and 5; the norm's scales are as given, its mean 4, its variance 1, its shift 10. */
    private static Weights weights(Net net, float... scales) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        net.parameters().forEach((name, parameter) -> {
            String kind = name.substring(name.lastIndexOf('.') + 1);
            arrays.put(
                    name,
                    switch (kind) {
                        case "running_mean" -> new float[] {4, 4};
                        case "running_var" -> new float[] {1, 1};
                        case "bias" -> name.contains("norm") ? new float[] {10, 10} : new float[] {1, 5};
                        default -> name.contains("norm") ? scales : new float[] {2, 3};
                    });
        });
        return Weights.of(net, arrays);
    }

    private static List<String> names(Folding folding) {
        return folding.remaining().stream().map(Node::name).toList();
    }

    private static Node node(Net net, String name) {
        return net.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNormMovesIntoTheConvolutionBeforeIt() {
        Net.Builder builder = Net.builder("t", 1, 4);
        builder.add("conv", CONV);
        builder.add("norm", NORM);
        Net net = builder.build();
        Folding folding = new Folding(net, weights(net, .5f, -1));
        assertThat(names(folding)).containsExactly("image", "conv");
        assertThat(folding.source("norm")).isEqualTo("conv");
        Folding.Kernels kernels = folding.kernels(node(net, "conv"), CONV);
        assertThat(kernels.weights()).containsExactly(1, -3);
        // (bias - mean) * scale + shift
        assertThat(kernels.bias().orElseThrow()).containsExactly(new float[] {8.5f, 9}, within(1e-6f));
    }

    @Test
    void aNormBehindAMaxPoolMovesOnlyWithScalesThatAreNotNegative() {
        for (Layer pool : List.of(new Layer.MaxPool(2, 2), new Layer.AvgPool(2, 2))) {
            Net.Builder builder = Net.builder("t", 1, 4);
            builder.add("conv", CONV);
            builder.add("pool", pool);
            builder.add("norm", NORM);
            Net net = builder.build();
            assertThat(names(new Folding(net, weights(net, .5f, 0)))).containsExactly("image", "conv", "pool");
            boolean mean = pool instanceof Layer.AvgPool;
            assertThat(new Folding(net, weights(net, .5f, -1)).isGone(node(net, "norm")))
                    .isEqualTo(mean);
            assertThat(new Folding(net, weights(net, .5f, Float.NaN)).isGone(node(net, "norm")))
                    .isEqualTo(mean);
        }
    }

    @Test
    void aConvolutionThatOthersReadKeepsItsNumbers() {
        Net.Builder builder = Net.builder("t", 1, 4);
        builder.add("conv", CONV);
        builder.add("norm", NORM);
        builder.add("sum", new Layer.Add(), "norm", "conv");
        Net net = builder.build();
        Folding folding = new Folding(net, weights(net, .5f, 2));
        assertThat(folding.isGone(node(net, "norm"))).isFalse();
        assertThat(folding.kernels(node(net, "conv"), CONV).weights()).containsExactly(2, 3);
    }

    @Test
    void aPoolThatOthersReadIsNoWayToTheConvolution() {
        Net.Builder builder = Net.builder("t", 1, 4);
        builder.add("conv", CONV);
        builder.add("pool", new Layer.AvgPool(2, 2));
        builder.add("norm", NORM);
        builder.add("sum", new Layer.Add(), "norm", "pool");
        Net net = builder.build();
        assertThat(new Folding(net, weights(net, .5f, 2)).isGone(node(net, "norm")))
                .isFalse();
    }

    @Test
    void zerosBecomeTheConvolutionsOwnWhereNothingElseReadsThem() {
        Layer.Conv padded = new Layer.Conv(1, 2, 3, 1, 1, 1, true);
        Net.Builder builder = Net.builder("t", 1, 4);
        builder.add("pad", new Layer.ZeroPad(2));
        builder.add("conv", padded);
        Net net = builder.build();
        Folding folding = new Folding(net, TestModels.weights(net, 1));
        assertThat(names(folding)).containsExactly("image", "conv");
        assertThat(folding.padding(node(net, "conv"), padded)).isEqualTo(3);

        Net.Builder shared = Net.builder("t", 1, 4);
        shared.add("pad", new Layer.ZeroPad(2));
        shared.add("conv", new Layer.Conv(1, 1, 1, 1, 0, 1, true));
        shared.add("sum", new Layer.Add(), "pad", "conv");
        Net both = shared.build();
        Folding stays = new Folding(both, TestModels.weights(both, 1));
        assertThat(names(stays)).contains("pad");
        assertThat(stays.padding(node(both, "conv"), new Layer.Conv(1, 1, 1, 1, 0, 1, true)))
                .isZero();
    }

    @Test
    void dropoutPassesItsInputOn() {
        Net.Builder builder = Net.builder("t", 1, 4);
        builder.add("conv", CONV);
        builder.add("drop", new Layer.Dropout(.5f));
        builder.add("again", new Layer.Dropout(.5f));
        Net net = builder.build();
        Folding folding = new Folding(net, TestModels.weights(net, 1));
        assertThat(folding.source("again")).isEqualTo("conv");
        assertThat(names(folding)).containsExactly("image", "conv");
    }
}
