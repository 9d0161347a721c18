package dev.mien.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AddedBlocksTest {
    private static Net net(int blocks, int channels) {
        Net.Builder net = Net.builder("small", 1, 8);
        ResidualBlocks parts = new ResidualBlocks(net);
        parts.convolution("stem", 1, 4, 3, 1);
        parts.stage("trunk", blocks, 4, channels, 2);
        return net.build();
    }

    private static Map<String, float[]> start(Net net) {
        return new LinkedHashMap<>(Weights.initial(net, new SplittableRandom(7)).asMap());
    }

    @Test
    void aBlockMoreBeginsAsTheIdentityAndTheRestStaysAsItWas() {
        Map<String, float[]> before = start(net(1, 6));
        Weights grown = Weights.grown(net(2, 6), before, new SplittableRandom(1));
        assertThat(grown.asMap()).containsAllEntriesOf(before);
        assertThat(grown.get("trunk.block2.norm2.weight")).containsOnly(0);
        assertThat(grown.get("trunk.block2.norm2.bias")).containsOnly(0);
        assertThat(grown.get("trunk.block2.norm1.weight")).containsOnly(1);
        assertThat(grown.get("trunk.block2.conv1.weight")).doesNotContain(0);
        assertThat(grown.get("trunk.block2.conv2.weight")).doesNotContain(0);
    }

    @Test
    void whatIsNoWholeBlockMustBeThere() {
        Map<String, float[]> without = start(net(2, 6));
        without.remove("trunk.block2.conv2.weight");
        assertThatThrownBy(() -> Weights.grown(net(2, 6), without, new SplittableRandom(1)))
                .hasMessageContaining("trunk.block2.conv2.weight: missing");
        Map<String, float[]> headless = start(net(1, 6));
        headless.remove("stem.conv.weight");
        assertThatThrownBy(() -> Weights.grown(net(2, 6), headless, new SplittableRandom(1)))
                .hasMessageContaining("stem.conv.weight: missing");
    }

    @Test
    void aBlockThatChangesTheShapeIsNoIdentity() {
        Map<String, float[]> stem = start(net(1, 6));
        stem.keySet().removeIf(name -> name.startsWith("trunk.block1."));
        assertThatThrownBy(() -> Weights.grown(net(1, 6), stem, new SplittableRandom(1)))
                .hasMessageContaining("trunk.block1.");
    }
}
