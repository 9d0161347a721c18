package dev.mien.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import dev.mien.model.Task;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PresetsTest {
    @Test
    void theSeedKeypointNetHasKerasCounts() {
        Net net = Presets.create("seed", Task.KEYPOINTS, 30);
        assertThat(net.parameterCount()).isEqualTo(18_016_286);
        assertThat(net.parameterCount() - net.trainedParameterCount()).isEqualTo(8_576);
    }

    @Test
    void theSeedExpressionNetHasKerasCount() {
        Net net = Presets.create("seed", Task.EXPRESSION, 5);
        assertThat(net.parameterCount()).isEqualTo(1_174_021);
        assertThat(net.parameterCount() - net.trainedParameterCount()).isEqualTo(8_576);
    }

    @Test
    void theSeedTrunkHasItsSizes() {
        Net net = Presets.create("seed", Task.KEYPOINTS, 30);
        assertThat(net.shape("stem.conv")).isEqualTo(List.of(64, 48, 48));
        assertThat(net.shape("stem.pool")).isEqualTo(List.of(64, 23, 23));
        assertThat(net.shape("stage1.block3.relu")).isEqualTo(List.of(256, 11, 11));
        assertThat(net.shape("stage2.block3.relu")).isEqualTo(List.of(512, 5, 5));
        assertThat(net.shape("head.flatten")).isEqualTo(List.of(2048));
    }

    @Test
    void theSmallNetsNeedThreeQuartersOfTheSeedNetsWork() {
        for (Task task : List.of(Task.KEYPOINTS, Task.EXPRESSION)) {
            int outputs = task == Task.KEYPOINTS ? 30 : 7;
            Net small = Presets.create("small", task, outputs);
            assertThat(4 * small.multiplyAdds())
                    .isLessThan(3 * Presets.create("seed", task, outputs).multiplyAdds());
            assertThat(small.outputs()).isEqualTo(outputs);
        }
    }

    @Test
    void theDeepNetHasTwoBlocksMoreWhereTheyCostLittle() {
        Net small = Presets.create("small", Task.EXPRESSION, 7);
        Net deep = Presets.create("deep", Task.EXPRESSION, 7);
        assertThat(deep.parameterCount()).isBetween(small.parameterCount() + 1_000_000, 3_000_000L);
        assertThat(deep.multiplyAdds()).isLessThan(small.multiplyAdds() * 4 / 3);
        assertThat(deep.parameters()).containsAllEntriesOf(small.parameters());
    }

    @Test
    void theDetectorIsSmallAndAnswersForEachCell() {
        Net net = Presets.create("pyramid", Task.DETECTOR, 0);
        assertThat(net.parameterCount()).isLessThan(600_000);
        assertThat(net.shape("head8.cells")).isEqualTo(List.of(5, 40, 40));
        assertThat(net.shape("head32.cells")).isEqualTo(List.of(5, 10, 10));
        assertThat(net.outputs()).isEqualTo(5 * (40 * 40 + 20 * 20 + 10 * 10));
        assertThatThrownBy(() -> Presets.create("seed", Task.DETECTOR, 0))
                .hasMessageContaining("no preset 'seed' for the task 'detector'");
    }

    @Test
    void anUnknownPresetIsRefusedWithTheNames() {
        assertThatThrownBy(() -> Presets.create("huge", Task.KEYPOINTS, 30))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'huge'")
                .hasMessageContaining("seed, small");
    }

    @Test
    void theSameRandomStateGivesTheSameStart() {
        Net net = Presets.create("small", Task.EXPRESSION, 5);
        Weights first = Weights.initial(net, new Random(4));
        assertThat(first.get("stem.fine.conv.weight"))
                .isEqualTo(Weights.initial(net, new Random(4)).get("stem.fine.conv.weight"))
                .isNotEqualTo(Weights.initial(net, new Random(5)).get("stem.fine.conv.weight"));
    }

    @Test
    void weightsStartWithinGlorotsLimitAndNormsAsTheIdentity() {
        Net net = Presets.create("small", Task.EXPRESSION, 5);
        Weights weights = Weights.initial(net, new Random(4));
        double limit = Math.sqrt(6.0 / (224 + 5));
        assertThat(weights.get("head.dense.weight")).hasSize(5 * 224);
        float largest = 0;
        for (float weight : weights.get("head.dense.weight")) {
            assertThat(Math.abs(weight)).isLessThanOrEqualTo((float) limit);
            largest = Math.max(largest, Math.abs(weight));
        }
        assertThat(largest).isGreaterThan((float) (.95 * limit));
        assertThat(weights.get("stem.fine.norm.weight")).containsOnly(1);
        assertThat(weights.get("stem.fine.norm.running_var")).containsOnly(1);
        assertThat(weights.get("stem.fine.norm.running_mean")).containsOnly(0);
    }
}
