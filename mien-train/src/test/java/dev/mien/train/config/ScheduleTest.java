package dev.mien.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.train.history.EpochReport;
import dev.mien.train.history.History;
import dev.mien.train.history.Metric;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final int STEPS = 10;
    private static final int EPOCHS = 11;
    private static final History NONE = new History(Metric.RMSE, List.of());

    private static double rate(Schedule schedule, int epoch, int step) {
        return schedule.rate(epoch, step, STEPS, EPOCHS, NONE);
    }

    private static History of(Metric metric, double... figures) {
        List<EpochReport> epochs = new ArrayList<>();
        for (double figure : figures) {
            epochs.add(new EpochReport(epochs.size() + 1, 1, 1, 1, figure, 1, 1));
        }
        return new History(metric, epochs);
    }

    @Test
    void warmUpRisesInAStraightLineAndNeverStartsAtZero() {
        Schedule schedule = new Schedule(Schedule.Kind.CONSTANT, .1, 1, 0, 1, 1);
        assertThat(rate(schedule, 0, 0)).isCloseTo(.1 / 11, within(1e-12));
        assertThat(rate(schedule, 0, 9)).isCloseTo(.1 * 10 / 11, within(1e-12));
        assertThat(rate(schedule, 1, 0)).isEqualTo(.1);
        assertThat(rate(schedule, 10, 9)).isEqualTo(.1);
    }

    @Test
    void cosineFallsFromTheFullRateThroughHalfToTheFinalShare() {
        Schedule schedule = new Schedule(Schedule.Kind.COSINE, .1, 1, .2, 1, 1);
        assertThat(rate(schedule, 1, 0)).isCloseTo(.1, within(1e-12));
        assertThat(rate(schedule, 6, 0)).isCloseTo(.1 * .6, within(1e-12)); // half-way between 1 and .2
        assertThat(rate(schedule, 11, 0)).isCloseTo(.02, within(1e-12));
        assertThat(rate(schedule, 6, 1)).isLessThan(rate(schedule, 6, 0));
    }

    @Test
    void stepFallsByTheFactorEachSoManyEpochs() {
        Schedule schedule = new Schedule(Schedule.Kind.STEP, .1, 0, 0, .5, 4);
        assertThat(rate(schedule, 3, 9)).isEqualTo(.1);
        assertThat(rate(schedule, 4, 0)).isEqualTo(.05);
        assertThat(rate(schedule, 8, 0)).isEqualTo(.025);
    }

    @Test
    void plateauFallsEachTimeTheFigureStandsStillForThePatience() {
        Schedule schedule = new Schedule(Schedule.Kind.PLATEAU, .1, 0, 0, .5, 2);
        assertThat(schedule.rate(3, 0, STEPS, EPOCHS, of(Metric.RMSE, 3, 2, 2.5)))
                .isEqualTo(.1);
        assertThat(schedule.rate(4, 0, STEPS, EPOCHS, of(Metric.RMSE, 3, 2, 2.5, 2)))
                .isEqualTo(.05);
        assertThat(schedule.rate(7, 0, STEPS, EPOCHS, of(Metric.RMSE, 3, 2, 2.5, 2, 1, 1, 1)))
                .isEqualTo(.025);
    }

    @Test
    void theBestEpochFollowsTheMetricAndIsTheFirstOfEquals() {
        assertThat(of(Metric.RMSE, 3, 1, 2, 1).best()).map(EpochReport::epoch).hasValue(2);
        assertThat(of(Metric.ACCURACY, .5, .7, .6, .7).best())
                .map(EpochReport::epoch)
                .hasValue(2);
        assertThat(NONE.best()).isEmpty();
    }

    @Test
    void patienceIsExhaustedAfterSoManyEpochsWithoutABetterOne() {
        assertThat(of(Metric.RMSE, 3, 1, 2).exhausted(2)).isFalse();
        assertThat(of(Metric.RMSE, 3, 1, 2, 1).exhausted(2)).isTrue();
        assertThat(of(Metric.RMSE, 3, 1, 2, 1).exhausted(0)).isFalse();
        assertThat(NONE.exhausted(1)).isFalse();
    }
}
