package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.metric.Coverage;
import dev.mien.metric.ExpressionMetrics;
import dev.mien.metric.Interval;
import dev.mien.metric.LogLoss;
import dev.mien.metric.Ranking;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionMetricsTest {
    private static final Offset<Double> EXACT = within(1e-9);

    static List<Golden.ExpressionCase> cases() {
        return Golden.expressions();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allFiguresAreScikitLearns(Golden.ExpressionCase golden) {
        ExpressionMetrics metrics = ExpressionMetrics.of(golden.labels(), golden.truth(), golden.answers());
        JsonNode expected = golden.expected();
        assertThat(metrics.n()).isEqualTo(expected.get("n").asInt());
        assertThat(metrics.accuracy()).isEqualTo(expected.get("accuracy").asDouble(), EXACT);
        assertThat(metrics.accuracyCi95().low())
                .isEqualTo(expected.get("accuracy_ci95").get(0).asDouble(), EXACT);
        assertThat(metrics.accuracyCi95().high())
                .isEqualTo(expected.get("accuracy_ci95").get(1).asDouble(), EXACT);
        assertThat(metrics.macroF1()).isEqualTo(expected.get("macro_f1").asDouble(), EXACT);
        assertThat(metrics.weightedF1()).isEqualTo(expected.get("weighted_f1").asDouble(), EXACT);
        assertThat(metrics.ece()).isEqualTo(expected.get("ece").asDouble(), EXACT);
        assertThat(metrics.logLoss()).isEqualTo(expected.get("log_loss").asDouble(), EXACT);
        for (int c = 0; c < golden.labels().size(); c++) {
            String name = golden.labels().expressions().get(c).label();
            JsonNode one = expected.get("per_class").get(name);
            assertThat(metrics.perClass().get(c).precision())
                    .as(name)
                    .isEqualTo(one.get("precision").asDouble(), EXACT);
            assertThat(metrics.perClass().get(c).recall())
                    .as(name)
                    .isEqualTo(one.get("recall").asDouble(), EXACT);
            assertThat(metrics.perClass().get(c).f1())
                    .as(name)
                    .isEqualTo(one.get("f1").asDouble(), EXACT);
            assertThat(metrics.perClass().get(c).support())
                    .as(name)
                    .isEqualTo(one.get("support").asLong());
            for (int answer = 0; answer < golden.labels().size(); answer++) {
                assertThat(metrics.confusion()[c][answer])
                        .isEqualTo(expected.get("confusion").get(c).get(answer).asLong());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areasUnderCurvesAreScikitLearns(Golden.ExpressionCase golden) {
        ExpressionMetrics metrics = ExpressionMetrics.of(golden.labels(), golden.truth(), golden.answers());
        for (int c = 0; c < golden.labels().size(); c++) {
            String name = golden.labels().expressions().get(c).label();
            JsonNode one = golden.expected().get("per_class").get(name);
            Ranking ranking = metrics.rankings().get(c);
            if (one.get("roc_auc").isNull()) {
                assertThat(ranking.rocAuc()).as(name).isNaN();
                assertThat(ranking.averagePrecision()).as(name).isNaN();
            } else {
                assertThat(ranking.rocAuc())
                        .as(name)
                        .isEqualTo(one.get("roc_auc").asDouble(), EXACT);
                assertThat(ranking.averagePrecision())
                        .as(name)
                        .isEqualTo(one.get("average_precision").asDouble(), EXACT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void coverageIsTheShareOfSureAnswers(Golden.ExpressionCase golden) {
        Coverage coverage = ExpressionMetrics.of(golden.labels(), golden.truth(), golden.answers())
                .coverage();
        for (JsonNode one : golden.expected().get("coverage")) {
            double threshold = one.get("threshold").asDouble();
            assertThat(coverage.coverageAt(threshold))
                    .isEqualTo(one.get("coverage").asDouble(), EXACT);
            assertThat(coverage.accuracyAt(threshold))
                    .isEqualTo(one.get("accuracy").asDouble(), EXACT);
        }
        assertThat(coverage.coverageAt(0)).isEqualTo(1);
        assertThat(coverage.coverageAt(1.1)).isZero();
        assertThat(coverage.accuracyAt(1.1)).isNaN();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theReportIsScikitLearnsToTheLetter(Golden.ExpressionCase golden) {
        ExpressionMetrics metrics = ExpressionMetrics.of(golden.labels(), golden.truth(), golden.answers());
        assertThat(ExpressionText.report(metrics))
                .isEqualTo(golden.expected().get("report").asText());
    }

    @Test
    void anImpossibleTrueClassAddsAFiniteLoss() {
        ExpressionScores happy = new ExpressionScores(LabelSet.FIVE, new float[] {0, 0, 0, 1, 0});
        ExpressionMetrics metrics =
                ExpressionMetrics.of(LabelSet.FIVE, List.of(Expression.SAD, Expression.HAPPY), List.of(happy, happy));
        assertThat(metrics.logLoss())
                .isEqualTo(-Math.log(LogLoss.LOWEST) / 2, EXACT)
                .isCloseTo(7.97, within(.01));
    }

    @Test
    void confusionHasTheTruthInItsRows() {
        ExpressionScores happy = new ExpressionScores(LabelSet.FIVE, new float[] {0, 0, 0, 1, 0});
        ExpressionMetrics metrics = ExpressionMetrics.of(
                LabelSet.FIVE, List.of(Expression.SAD, Expression.SAD, Expression.HAPPY), List.of(happy, happy, happy));
        assertThat(metrics.confusion()[2]).containsExactly(0, 0, 0, 2, 0);
        assertThat(metrics.confusionShares()[2]).containsExactly(0, 0, 0, 1, 0);
        assertThat(metrics.confusionShares()[0]).containsOnly(0);
        assertThat(ExpressionText.confusion(metrics)).isEqualTo("""
                             anger  disgust      sad    happy surprise
                   anger         0        0        0        0        0
                 disgust         0        0        0        0        0
                     sad         0        0        0        2        0
                   happy         0        0        0        1        0
                surprise         0        0        0        0        0
                """);
    }

    @Test
    void withoutRowsThereIsNoAccuracy() {
        ExpressionMetrics metrics = ExpressionMetrics.of(LabelSet.SEVEN, List.of(), List.of());
        assertThat(metrics.accuracy()).isNaN();
        assertThat(metrics.ece()).isNaN();
        assertThat(metrics.logLoss()).isNaN();
        assertThat(metrics.macroF1()).isNaN();
        assertThat(metrics.accuracyCi95()).isEqualTo(new Interval(0, 1));
        assertThat(ExpressionText.report(metrics)).containsPattern("accuracy +- +0\n");
    }
}
