package dev.mien.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NetTest {
    private static final Layer.Relu RELU = new Layer.Relu();

    @Test
    void shapesFollowTheLayers() {
        Net.Builder builder = Net.builder("t", 2, 11);
        builder.add("pad", new Layer.ZeroPad(1));
        builder.add("conv", new Layer.Conv(2, 6, 3, 2, 1, 2, true));
        builder.add("pool", new Layer.MaxPool(2, 2));
        builder.add("mean", new Layer.GlobalAvgPool());
        builder.add("flatten", new Layer.Flatten());
        Net net = builder.build();
        assertThat(net.shape("pad")).isEqualTo(List.of(2, 13, 13));
        assertThat(net.shape("conv")).isEqualTo(List.of(6, 7, 7));
        assertThat(net.shape("pool")).isEqualTo(List.of(6, 3, 3));
        assertThat(net.shape("mean")).isEqualTo(List.of(6, 1, 1));
        assertThat(net.outputs()).isEqualTo(6);
        assertThat(net.parameters())
                .containsEntry("conv.weight", Parameter.weight("weight", 9, 27, 6, 1, 3, 3))
                .containsEntry("conv.bias", Parameter.constant("bias", 0, true, 6));
        assertThat(net.multiplyAdds()).isEqualTo(6 * 7 * 7 * 9);
    }

    @Test
    void aWrongNumberOfChannelsNamesTheNode() {
        refuses(
                net -> net.add("stem.conv", new Layer.Conv(3, 8, 3, 1, 1, 1, true)),
                "'stem.conv': takes 3 channels, got 1");
        refuses(
                net -> net.add("stem.norm", new Layer.BatchNorm(4, 1e-3f, .1f)),
                "'stem.norm': takes 4 channels, got 1");
    }

    @Test
    void aWindowLargerThanThePictureNamesTheNode() {
        refuses(net -> net.add("pool", new Layer.AvgPool(9, 1)), "'pool': a window of 9 does not fit into [1, 8, 8]");
    }

    @Test
    void aDenseLayerOnAnotherSizeNamesTheNode() {
        refuses(net -> net.add("dense", new Layer.Dense(64, 5)), "'dense': takes [64], got [1, 8, 8]");
    }

    @Test
    void aSumOfTwoShapesNamesTheNode() {
        refuses(
                net -> {
                    net.add("pool", new Layer.MaxPool(2, 2), "image");
                    net.add("sum", new Layer.Add(), "image", "pool");
                },
                "'sum': adds [1, 8, 8] and [1, 4, 4]");
    }

    @Test
    void aWrongNumberOfInputsNamesTheNode() {
        refuses(net -> net.add("sum", new Layer.Add(), "image"), "'sum': 1 inputs, expected 2");
        refuses(net -> net.add("relu", RELU, "image", "image"), "'relu': 2 inputs, expected 1");
    }

    @Test
    void aNodeThatIsUsedBeforeItStandsIsNamed() {
        refuses(net -> net.add("relu", RELU, "later"), "'relu': its input 'later' does not stand before it");
    }

    @Test
    void aNodeThatNobodyUsesIsNamed() {
        refuses(
                net -> {
                    net.add("lost", RELU, "image");
                    net.add("flatten", new Layer.Flatten(), "image");
                },
                "'lost': its output is not used");
    }

    @Test
    void aNameIsGivenOnce() {
        refuses(
                net -> {
                    net.add("relu", RELU);
                    net.add("relu", RELU);
                },
                "two nodes are named 'relu'");
    }

    @Test
    void weightsMustFitTheNet() {
        Net.Builder builder = Net.builder("t", 1, 2);
        builder.add("flatten", new Layer.Flatten());
        builder.add("dense", new Layer.Dense(4, 3));
        Net net = builder.build();
        Map<String, float[]> arrays =
                new LinkedHashMap<>(Weights.initial(net, new Random(1)).asMap());
        arrays.put("dense.bias", new float[2]);
        assertThatThrownBy(() -> Weights.of(net, arrays)).hasMessage("dense.bias: 2 numbers, expected 3");
        arrays.remove("dense.bias");
        assertThatThrownBy(() -> Weights.of(net, arrays)).hasMessage("dense.bias: missing, expected 3");
        arrays.put("dense.bias", new float[3]);
        arrays.put("other.bias", new float[3]);
        assertThatThrownBy(() -> Weights.of(net, arrays)).hasMessage("weights that the net does not have");
    }

    private static void refuses(Consumer<Net.Builder> layers, String problem) {
        Net.Builder builder = Net.builder("t", 1, 8);
        layers.accept(builder);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
