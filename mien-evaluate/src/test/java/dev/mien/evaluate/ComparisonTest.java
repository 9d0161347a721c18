package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.evaluate.PairedBootstrap.Difference;
import dev.mien.metric.ExpressionMetrics;
import dev.mien.metric.KeypointMetrics;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void everyFigureIsThatOfTheEvaluation() {
        ExpressionEvaluation evaluation = Golden.evaluation(Golden.expressions().get(0), Optional.empty());
        Comparison comparison = compare(evaluation, evaluation);
        ExpressionMetrics metrics = evaluation.metrics();
        assertThat(value(comparison, "accuracy", 1)).isEqualTo(metrics.accuracy(), EXACT);
        assertThat(value(comparison, "macro_f1", 1)).isEqualTo(metrics.macroF1(), EXACT);
        assertThat(value(comparison, "ece", 1)).isEqualTo(metrics.ece(), EXACT);
        assertThat(value(comparison, "log_loss", 1)).isEqualTo(metrics.logLoss(), EXACT);

        KeypointEvaluation points = points();
        Comparison ofPoints = compare(points, points);
        assertThat(value(ofPoints, "rmse_px", 0)).isEqualTo(points.metrics().rmsePx(), EXACT);
        assertThat(value(ofPoints, "nme_interocular", 0))
                .isEqualTo(points.metrics().nmeInterocular(), EXACT);
        assertThat(value(ofPoints, "pck_10", 0)).isEqualTo(points.metrics().pck10(), EXACT);
        assertThat(value(ofPoints, "auc_08", 0)).isEqualTo(points.metrics().auc08(), EXACT);
        assertThat(value(ofPoints, "failure_08", 0)).isEqualTo(points.metrics().failure08(), EXACT);
    }

    @Test
    void theLowerLogLossIsTheBetterOne() {
        Comparison.Row row = compare(answers(1000, 60, 20), answers(1000, 0, 0)).rows().stream()
                .filter(one -> one.figure().equals("log_loss"))
                .findFirst()
                .orElseThrow();
        assertThat(row.moreIsBetter()).isFalse();
        assertThat(row.differences().get(0).value()).isPositive(); // the second one is wrong more often
        assertThat(row.differences().get(0).isClear()).isTrue();
    }

    @Test
    void aModelDoesNotDifferFromItself() {
        ExpressionEvaluation evaluation = Golden.evaluation(Golden.expressions().get(0), Optional.empty());
        assertThat(compare(evaluation, evaluation).rows())
                .allMatch(row -> row.differences().equals(List.of(new Difference(0, 0, 0)))
                        && !row.differences().get(0).isClear());
    }

    @Test
    void theIntervalIsThatOfTheNormalDistributionForManyRows() {
        // The second model is right where the first is not on 60 of 1000 rows, and the other way round on 20.
        Difference difference = compare(answers(1000, 60, 20), answers(1000, 0, 0), Collections.nCopies(1000, ""));
        assertThat(difference.value()).isEqualTo(-0.04, EXACT);
        double deviation = Math.sqrt((0.06 + 0.02 - 0.04 * 0.04) / 1000);
        assertThat(difference.low()).isEqualTo(-0.04 - 1.96 * deviation, within(0.003));
        assertThat(difference.high()).isEqualTo(-0.04 + 1.96 * deviation, within(0.003));
        assertThat(difference.isClear()).isTrue();
    }

    @Test
    void rowsOfOnePersonAreDrawnTogether() {
        List<String> tens =
                IntStream.range(0, 1000).mapToObj(row -> "person " + row / 10).toList();
        Difference single = compare(answers(1000, 60, 20), answers(1000, 0, 0), Collections.nCopies(1000, ""));
        Difference grouped = compare(answers(1000, 60, 20), answers(1000, 0, 0), tens);
        assertThat(grouped.high() - grouped.low()).isGreaterThan(2 * (single.high() - single.low()));
    }

    @Test
    void drawsAreMadeAgainAndNotKept() {
        List<WeakReference<int[]>> drawn = Collections.synchronizedList(new ArrayList<>());
        PairedBootstrap bootstrap = PairedBootstrap.of(Collections.nCopies(100, ""));
        PairedBootstrap.Figure first = places -> places[0];
        PairedBootstrap.Figure second = places -> {
            drawn.add(new WeakReference<>(places));
            return places[1];
        };
        Difference difference = bootstrap.difference(100, first, second);
        System.gc();
        assertThat(drawn).hasSize(PairedBootstrap.DRAWS + 1);
        assertThat(drawn).allMatch(places -> places.get() == null);
        assertThat(bootstrap.difference(100, first, second)).isEqualTo(difference);
    }

    @Test
    void otherTasksAndOtherRowsAreRefused() {
        ExpressionEvaluation expressions =
                Golden.evaluation(Golden.expressions().get(0), Optional.empty());
        assertThatThrownBy(() -> compare(expressions, points()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("b: of another task");
        ExpressionAnswers fewer = expressions.answers().where(place -> place > 0);
        assertThatThrownBy(() -> compare(expressions, ExpressionEvaluation.of(LabelSet.SEVEN, fewer)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("b: scored on other rows");
    }

    @Test
    void drawsThatHaveNoFigureDoNotCount() {
        PairedBootstrap bootstrap = PairedBootstrap.of(Collections.nCopies(3, ""));
        PairedBootstrap.Figure first = places -> 0;
        PairedBootstrap.Figure second = places -> IntStream.of(places).anyMatch(place -> place == 0) ? 1 : Double.NaN;
        assertThat(bootstrap.difference(3, first, second)).isEqualTo(new Difference(1, 1, 1));
    }

    @Test
    void theJsonHasOneDifferenceForEachModelAfterTheFirst() throws IOException {
        KeypointEvaluation points = points();
        Comparison comparison = Comparison.of(
                List.of("a", "b", "c"),
                List.of(points, points, points),
                Collections.nCopies(points.answers().size(), ""));
        JsonNode json = new ObjectMapper().readTree(ComparisonJson.of(comparison));
        assertThat(json.get("models")).hasSize(3);
        assertThat(json.at("/figures/rmse_px/values")).hasSize(3);
        assertThat(json.at("/figures/rmse_px/differences")).hasSize(2);
        assertThat(json.at("/figures/rmse_px/differences/0/low").asDouble()).isZero();
        assertThat(json.get("draws").asInt()).isEqualTo(PairedBootstrap.DRAWS);
    }

    private static Comparison compare(Evaluation first, Evaluation second) {
        int rows = first instanceof KeypointEvaluation points
                ? points.answers().size()
                : ((ExpressionEvaluation) first).answers().size();
        return Comparison.of(List.of("a", "b"), List.of(first, second), Collections.nCopies(rows, ""));
    }

    /** The difference in accuracy. */
    private static Difference compare(ExpressionEvaluation first, ExpressionEvaluation second, List<String> groups) {
        return Comparison.of(List.of("a", "b"), List.of(first, second), groups)
                .rows()
                .get(0)
                .differences()
                .get(0);
    }

    /** Answers of which the first 60 are wrong but for {@code more}, and the next 20 right but for {@code less}. */
    private static ExpressionEvaluation answers(int rows, int more, int less) {
        List<Expression> truth = new ArrayList<>();
        List<ExpressionScores> scores = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            boolean right = row < 60 ? row < more : row < 80 ? row >= 60 + less : row % 2 == 0;
            truth.add(Expression.HAPPY);
            scores.add(new ExpressionScores(
                    LabelSet.FIVE, right ? new float[] {0, 0, 0, 1, 0} : new float[] {1, 0, 0, 0, 0}));
        }
        int[] numbers = IntStream.range(0, rows).toArray();
        return ExpressionEvaluation.of(LabelSet.FIVE, new ExpressionAnswers(numbers, truth, scores, Optional.empty()));
    }

    private static KeypointEvaluation points() {
        JsonNode golden = Golden.keypoints();
        List<Keypoints> truth = Golden.faces(golden.get("truth"));
        List<Keypoints> answers = Golden.faces(golden.get("answers"));
        return new KeypointEvaluation(
                KeypointMetrics.of(truth, answers),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new KeypointAnswers(IntStream.range(0, truth.size()).toArray(), truth, answers));
    }

    private static double value(Comparison comparison, String figure, int model) {
        return comparison.rows().stream()
                .filter(row -> row.figure().equals(figure))
                .findFirst()
                .orElseThrow()
                .values()
                .get(model);
    }
}
