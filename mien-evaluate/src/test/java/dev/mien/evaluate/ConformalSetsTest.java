package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConformalSetsTest {
    private static final LabelSet FIVE = LabelSet.FIVE;

    /** Rows whose classes are drawn from the very probabilities that the model says, and those sharpened by an exponent. */
    private static ExpressionAnswers rows(int count, double sharpened, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Expression> truth = new ArrayList<>();
        List<ExpressionScores> scores = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            double[] honest =
                    random.doubles(FIVE.size()).map(value -> Math.pow(value, 4)).toArray();
            truth.add(FIVE.expressions().get(drawn(honest, random)));
            double[] said = IntStream.range(0, honest.length)
                    .mapToDouble(c -> Math.pow(honest[c], sharpened))
                    .toArray();
            double sum =
                    IntStream.range(0, said.length).mapToDouble(c -> said[c]).sum();
            float[] probabilities = new float[said.length];
            for (int c = 0; c < said.length; c++) {
                probabilities[c] = (float) (said[c] / sum);
            }
            scores.add(new ExpressionScores(FIVE, probabilities));
        }
        return new ExpressionAnswers(IntStream.range(0, count).toArray(), truth, scores, Optional.empty());
    }

    private static int drawn(double[] weights, SplittableRandom random) {
        double at = random.nextDouble()
                * IntStream.range(0, weights.length)
                        .mapToDouble(c -> weights[c])
                        .sum();
        int c = 0;
        while (at >= weights[c] && c < weights.length - 1) {
            at -= weights[c++];
        }
        return c;
    }

    @Test
    void setsOfHeldOutRowsHoldTheTrueClassAsOftenAsAskedEvenWhereTheModelIsTooSure() {
        for (double sharpened : new double[] {1, 3}) {
            for (double asked : new double[] {.8, .9, .95}) {
                ConformalSets sets = ConformalSets.of(asked, FIVE, rows(4000, sharpened, 1), rows(4000, sharpened, 2));
                assertThat(sets.coverage()).as("asked %s", asked).isCloseTo(asked, within(.025));
                assertThat(sets.coverageCi95().low()).isLessThan(sets.coverage());
            }
        }
    }

    @Test
    void moreCoverageTakesLargerSets() {
        ConformalSets some = ConformalSets.of(.8, FIVE, rows(2000, 1, 1), rows(2000, 1, 2));
        ConformalSets most = ConformalSets.of(.95, FIVE, rows(2000, 1, 1), rows(2000, 1, 2));
        assertThat(most.threshold()).isLessThan(some.threshold());
        assertThat(most.meanSize()).isGreaterThan(some.meanSize());
    }

    @Test
    void theThresholdLeavesOutAsManyRowsOfNAndOneAsMayMiss() {
        List<Expression> truth = new ArrayList<>();
        List<ExpressionScores> scores = new ArrayList<>();
        for (int row = 1; row <= 9; row++) { // the true class has .1, .2 ... .9
            float own = row / 10f;
            truth.add(FIVE.expressions().get(0));
            scores.add(new ExpressionScores(FIVE, new float[] {own, 1 - own, 0, 0, 0}));
        }
        ExpressionAnswers rows =
                new ExpressionAnswers(IntStream.range(0, 9).toArray(), truth, scores, Optional.empty());
        assertThat(ConformalSets.of(.75, FIVE, rows, rows).threshold()).isEqualTo(.2, within(1e-6)); // 2 of 10 may miss
        assertThat(ConformalSets.of(.95, FIVE, rows, rows).threshold())
                .isZero(); // too few rows to promise it with less
        assertThat(ConformalSets.of(.95, FIVE, rows, rows).meanSize()).isEqualTo(5);
    }
}
