package dev.mien.train.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbstentionTest {
    private final List<ExpressionScores> scores = new ArrayList<>();
    private final List<Integer> truth = new ArrayList<>();

    private void rows(int count, float confidence, boolean right) {
        for (int i = 0; i < count; i++) {
            float rest = (1 - confidence) / 4;
            scores.add(new ExpressionScores(LabelSet.FIVE, new float[] {confidence, rest, rest, rest, rest}));
            truth.add(right ? 0 : 1);
        }
    }

    private double below(double right) {
        return Abstention.below(
                scores, truth.stream().mapToInt(Integer::intValue).toArray(), right);
    }

    @Test
    void theThresholdIsTheLowestThatKeepsThePromise() {
        rows(60, .9f, true);
        rows(20, .6f, false);
        rows(20, .4f, false);
        assertThat(below(.8)).isEqualTo(.6f); // 60 of 75: the first fifteen of those with .6
        assertThat(below(.99)).isEqualTo(.9f);
    }

    @Test
    void whereAllAnswersTogetherAreRightOftenEnoughNoneIsHeldBack() {
        rows(80, .9f, true);
        rows(20, .3f, false);
        assertThat(below(.8)).isZero();
    }

    @Test
    void whereNoThresholdHelpsNothingIsSure() {
        rows(100, .9f, false);
        assertThat(below(.8)).isEqualTo(1);
    }
}
