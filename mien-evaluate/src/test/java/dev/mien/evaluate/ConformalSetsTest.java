package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.UserError;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.LoadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformalSetsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

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

    /** Rows whose true class has the probabilities 1 / (n + 1), 2 / (n + 1) ... n / (n + 1). */
    private static ExpressionAnswers evenRows(int n) {
        List<Expression> truth = new ArrayList<>();
        List<ExpressionScores> scores = new ArrayList<>();
        for (int row = 1; row <= n; row++) {
            float own = row / (n + 1f);
            truth.add(FIVE.expressions().get(0));
            scores.add(new ExpressionScores(FIVE, new float[] {own, 1 - own, 0, 0, 0}));
        }
        return new ExpressionAnswers(IntStream.range(0, n).toArray(), truth, scores, Optional.empty());
    }

    @Test
    void theThresholdLeavesOutAsManyRowsOfNAndOneAsMayMiss() {
        ExpressionAnswers rows = evenRows(9);
        assertThat(ConformalSets.of(.75, FIVE, rows, rows).threshold()).isEqualTo(.2, within(1e-6)); // 2 of 10 may miss
        assertThat(ConformalSets.of(.95, FIVE, rows, rows).threshold())
                .isZero(); // too few rows to promise it with less
        assertThat(ConformalSets.of(.95, FIVE, rows, rows).meanSize()).isEqualTo(5);
    }

    /** 1 - .9 is a little less than .1 in binary floating point. */
    @Test
    void theRowsThatMayMissAreCountedInDecimals() {
        assertThat(ConformalSets.of(.9, FIVE, evenRows(9), evenRows(9)).threshold())
                .isEqualTo(.1, within(1e-6)); // 1 of 10
        assertThat(ConformalSets.of(.9, FIVE, evenRows(999), evenRows(9)).threshold())
                .isEqualTo(.1, within(1e-6)); // 100 of 1000
    }

    @Test
    void coveragesOutOfRangeAndTooFewRowsAreRefused() throws IOException {
        for (double coverage : new double[] {0, 1, 2, -1, Double.NaN}) {
            assertThatThrownBy(() -> ConformalSets.of(coverage, FIVE, evenRows(9), evenRows(9)))
                    .isInstanceOf(OptionError.class)
                    .hasMessageContaining("coverage")
                    .hasMessageContaining("give a share between 0 and 1");
        }
        Path file = Files.write(folder.resolve("faces.csv"), List.of("emotion,pixels", "3,1 2 3 4", "3,1 2 3 4"));
        Dataset data = Datasets.any(List.of(file), LoadOptions.defaults());
        for (int rows = 1; rows <= 2; rows++) { // the second one is a copy
            Evaluation evaluation = ExpressionEvaluation.of(FIVE, evenRows(rows));
            assertThatThrownBy(() -> evaluation.sets(data, .9))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("faces.csv")
                    .hasMessageContaining("cannot be divided into two halves");
        }
    }

    @Test
    void aClassWithoutRowsHasADashInTheText() {
        String text = ConformalSets.of(.8, FIVE, evenRows(9), evenRows(9)).text();
        assertThat(text)
                .containsPattern("anger +\\d+\\.\\d %")
                .containsPattern("disgust +- %")
                .doesNotContain("NaN");
    }
}
