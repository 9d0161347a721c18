package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpisodesTest {
    private final Episodes episodes = new Episodes();

    /** At ten frames a second. */
    private void show(double from, double to, Expression expression, float confidence) {
        for (double time = from; time < to - 1e-9; time += .1) {
            frame((int) Math.round(10 * time), time, expression, confidence);
        }
    }

    private void frame(int frame, double time, Expression expression, float confidence) {
        float[] shares = new float[5];
        Arrays.fill(shares, (1 - confidence) / 4);
        shares[LabelSet.FIVE.indexOf(expression)] = confidence;
        episodes.add(frame, time, new ExpressionScores(LabelSet.FIVE, shares));
    }

    @Test
    void aFaceIsInSightBetweenFramesThatAreFarApart() {
        for (int i = 0; i < 8; i++) {
            frame(i, i, i < 4 ? Expression.HAPPY : Expression.SAD, .8f);
        }
        frame(10, 10, Expression.SAD, .8f); // after two frames without the face
        List<Episode> all = episodes.finished();
        assertThat(all)
                .extracting(Episode::expression)
                .containsExactly(Expression.HAPPY, Expression.SAD, Expression.SAD);
        assertThat(all).extracting(Episode::seconds).containsExactly(4.0, 3.0, 0.0);
    }

    @Test
    void eachStretchHasItsOnsetPeakAndEnd() {
        show(0, 1, Expression.HAPPY, .6f);
        show(1, 1.5, Expression.HAPPY, .9f);
        show(1.5, 2.5, Expression.SAD, .7f);
        List<Episode> all = episodes.finished();
        assertThat(all).extracting(Episode::expression).containsExactly(Expression.HAPPY, Expression.SAD);
        assertThat(all.get(0).onset()).isZero();
        assertThat(all.get(0).peak()).isCloseTo(1, within(.01));
        assertThat(all.get(0).end()).isCloseTo(1.5, within(.01));
        assertThat(all.get(0).confidence()).isCloseTo(.9, within(1e-6));
        assertThat(all.get(1).end()).isCloseTo(2.4, within(.01));
    }

    @Test
    void aFlickerIsNoEpisode() {
        show(0, 1, Expression.HAPPY, .6f);
        show(1, 1.2, Expression.SAD, .5f);
        show(1.2, 2, Expression.HAPPY, .6f);
        assertThat(episodes.finished()).hasSize(1);
    }

    @Test
    void aFaceOutOfSightEndsAnEpisode() {
        show(0, 1, Expression.HAPPY, .6f);
        show(3, 4, Expression.HAPPY, .6f);
        List<Episode> all = episodes.finished();
        assertThat(all).hasSize(2);
        assertThat(all.get(0).end()).isCloseTo(.9, within(.01));
    }

    @Test
    void secondsAndTransitionsAreThoseOfTheEpisodes() {
        PersonStatistics statistics = new PersonStatistics(
                50,
                1,
                List.of(
                        new Episode(Expression.HAPPY, 0, 1, 2, .9),
                        new Episode(Expression.SAD, 2, 2.5, 3, .9),
                        new Episode(Expression.HAPPY, 3, 4, 6, .9)),
                Map.of(Measure.YAW, List.of(-10.0, 0.0, 12.0)),
                Optional.of(new Blinks(.3, 4, 15, .06)));
        assertThat(statistics.seconds(Expression.HAPPY)).isEqualTo(5);
        assertThat(statistics.longest(Expression.HAPPY)).isEqualTo(3);
        assertThat(statistics.seconds(Expression.ANGER)).isZero();
        assertThat(statistics.transitions()).isEqualTo(2);
        assertThat(statistics.prevailing()).contains(Expression.HAPPY);
        assertThat(statistics.pose(Measure.YAW, 95)).hasValue(12);
        assertThat(statistics.pose(Measure.ROLL, 95)).isEmpty();
        Person person = new Person(3, 1, 7, new ExpressionTimeline(LabelSet.FIVE), statistics, List.of());
        PeopleTable table = new PeopleTable(LabelSet.FIVE);
        List<Object> row = table.row(new PeopleTable.Row("a.mp4", person));
        assertThat(row).hasSameSizeAs(table.columns());
        List<String> names =
                table.columns().stream().map(column -> column.name()).toList();
        assertThat(row.subList(names.indexOf("blinks"), names.indexOf("left_out")))
                .containsExactly(4, 15.0, .06, .3);
        assertThat(row.get(names.indexOf("happy_s"))).isEqualTo(5.0);
        assertThat(row.get(names.indexOf("happy_share"))).isEqualTo(.833);
        assertThat(row.get(names.indexOf("expression"))).isEqualTo("happy");
        assertThat(row.get(names.indexOf("yaw_p05"))).isEqualTo(-10.0);
    }

    @Test
    void quantilesOfManyNumbersAreThoseOfAllOfThem() {
        Quantiles quantiles = new Quantiles();
        for (int i = 0; i <= 100_000; i++) {
            quantiles.add(i);
        }
        assertThat(quantiles.at(.5).orElseThrow()).isCloseTo(50_000, within(100.0));
        assertThat(quantiles.at(.95).orElseThrow()).isCloseTo(95_000, within(200.0));
        assertThat(new Quantiles().at(.5)).isEmpty();
    }
}
