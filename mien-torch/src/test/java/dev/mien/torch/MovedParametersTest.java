package dev.mien.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.model.Task;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MovedParametersTest {
    @Test
    void biasesBeforeABatchNormStay() {
        Net.Builder net = Net.builder("biases", 1, 8);
        net.add("pooled", new Layer.Conv(1, 2, 3, 1, 1, 1, true));
        net.add("pool", new Layer.MaxPool(2, 2));
        net.add("norm", new Layer.BatchNorm(2, 1e-3f, .1f));
        net.add("rectified", new Layer.Conv(2, 2, 1, 1, 0, 1, true));
        net.add("relu", new Layer.Relu());
        net.add("norm2", new Layer.BatchNorm(2, 1e-3f, .1f));
        net.add("twice", new Layer.Conv(2, 2, 1, 1, 0, 1, true));
        String branch = net.add("norm3", new Layer.BatchNorm(2, 1e-3f, .1f));
        net.add("sum", new Layer.Add(), branch, "twice");
        net.add("last", new Layer.Conv(2, 2, 1, 1, 0, 1, true));
        assertThat(MovedParameters.of(net.build()).keySet())
                .contains("pooled.weight", "rectified.bias", "norm.bias", "twice.bias", "last.bias")
                .doesNotContain("pooled.bias", "norm.running_mean");
    }

    @Test
    void inTheSeedNetAllBiasesOfConvolutionsStay() {
        Net net = Presets.create("seed", Task.EXPRESSION, 5);
        Map<String, ?> moved = MovedParameters.of(net);
        assertThat(net.nodes().stream().filter(node -> node.layer() instanceof Layer.Conv))
                .hasSize(21)
                .allSatisfy(node -> assertThat(moved.keySet())
                        .contains(node.name() + ".weight")
                        .doesNotContain(node.name() + ".bias"));
        assertThat(moved.keySet()).contains("head.dense.bias");
    }
}
