package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import org.junit.jupiter.api.Test;

class ExpressionTimelineTest {
    private static ExpressionScores anger(double share) {
        return new ExpressionScores(LabelSet.FIVE, new float[] {(float) share, 0, 0, (float) (1 - share), 0});
    }

    @Test
    void aShortOneHasASixteenthOfASecondAStep() {
        ExpressionTimeline timeline = new ExpressionTimeline(LabelSet.FIVE);
        for (int i = 0; i < 32; i++) {
            timeline.add(i, 10 + i / 32.0, anger(i < 16 ? 0.25 : 0.75));
        }
        assertThat(timeline.times()).hasSize(16);
        assertThat(timeline.times()[0]).isCloseTo(10 + 1 / 32.0, within(1e-9));
        assertThat(timeline.shares(0)[3]).isCloseTo(0.25, within(1e-6));
        assertThat(timeline.shares(0)[12]).isCloseTo(0.75, within(1e-6));
        assertThat(timeline.shares(3)[12]).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void aLongOneKeepsItsNumberOfStepsAndItsMeans() {
        ExpressionTimeline timeline = new ExpressionTimeline(LabelSet.FIVE);
        double seconds = 3 * 3600;
        for (int i = 0; i < seconds; i++) {
            timeline.add(i, i, anger(i / seconds));
        }
        double[] times = timeline.times();
        assertThat(times).hasSizeBetween(512, 1024);
        for (int i = 0; i < times.length - 1; i++) {
            assertThat(timeline.shares(0)[i]).isCloseTo(times[i] / seconds, within(1e-3));
        }
    }

    @Test
    void whereNobodyWasSeenThereIsAGap() {
        ExpressionTimeline timeline = new ExpressionTimeline(LabelSet.FIVE);
        timeline.add(0, 0, anger(1));
        timeline.add(25, 1, anger(1));
        assertThat(timeline.times()).hasSize(17);
        assertThat(timeline.shares(0)[8]).isNaN();
    }

    @Test
    void framesOfASlowVideoAreSeenUntilTheNext() {
        ExpressionTimeline timeline = new ExpressionTimeline(LabelSet.FIVE);
        timeline.add(7, 0, anger(.25));
        timeline.add(8, .5, anger(.75));
        timeline.add(9, 1, anger(1));
        assertThat(timeline.times()).hasSize(17);
        assertThat(timeline.shares(0)).startsWith(.25, .25).endsWith(.75, .75, 1);
        assertThat(timeline.shares(0)).doesNotContain(Double.NaN);
    }
}
