package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Holds what is made of a model's answers, row by row. */
class AnswersTest {
    private static final Offset<Double> NEAR = within(1e-6);

    @Test
    void sevenClassesBecomeFiveWithoutTheRowsOfTheOthers() {
        ExpressionAnswers seven = new ExpressionAnswers(
                new int[] {3, 5, 8},
                List.of(Expression.FEAR, Expression.HAPPY, Expression.SAD),
                List.of(scores(Expression.FEAR), scores(Expression.NEUTRAL), scores(Expression.SAD)),
                Optional.of(new int[] {0, 2}));
        ExpressionAnswers five = seven.in(LabelSet.FIVE);
        assertThat(five.rows()).containsExactly(5, 8);
        assertThat(five.truth()).containsExactly(Expression.HAPPY, Expression.SAD);
        assertThat(five.copies().orElseThrow()).containsExactly(1);
        assertThat(five.scores().get(1).best()).isEqualTo(Expression.SAD);
        assertThat(five.scores().get(0).labels()).isEqualTo(LabelSet.FIVE);
        assertThat(five.isCorrect(1)).isTrue();
    }

    @Test
    void copiesOfTrainingImagesAreScoredApart() {
        ExpressionAnswers answers = new ExpressionAnswers(
                new int[] {0, 1, 2},
                List.of(Expression.HAPPY, Expression.HAPPY, Expression.SAD),
                List.of(scores(Expression.HAPPY), scores(Expression.SAD), scores(Expression.SAD)),
                Optional.of(new int[] {0}));
        ExpressionEvaluation evaluation = ExpressionEvaluation.of(LabelSet.SEVEN, answers);
        assertThat(evaluation.groups()).extracting(group -> group.metrics().n()).containsExactly(3, 1, 2);
        assertThat(evaluation.groups())
                .extracting(group -> group.metrics().accuracy())
                .containsExactly(2.0 / 3, 1.0, 0.5);
        assertThat(evaluation.duplicates()).contains(new Duplicates(1, 0.5));
    }

    @Test
    void theSpreadOfAPointIsItsErrorsMeanAndCovariance() {
        KeypointAnswers answers = new KeypointAnswers(
                new int[] {0, 1}, List.of(nose(40, 50), nose(50, 52)), List.of(nose(41, 52), nose(53, 52)));
        PointSpread spread = PointSpread.of(answers, Keypoint.NOSE_TIP);
        assertThat(spread.count()).isEqualTo(2);
        assertThat(spread.x()).isEqualTo(45, NEAR);
        assertThat(spread.y()).isEqualTo(51, NEAR);
        assertThat(spread.shiftX()).isEqualTo(2, NEAR); // 1 and 3
        assertThat(spread.shiftY()).isEqualTo(1, NEAR); // 2 and 0
        assertThat(spread.varianceX()).isEqualTo(1, NEAR);
        assertThat(spread.varianceY()).isEqualTo(1, NEAR);
        assertThat(spread.covariance()).isEqualTo(-1, NEAR);
        assertThat(PointSpread.of(answers, Keypoint.LEFT_EYE_CENTER).count()).isZero();
    }

    private static ExpressionScores scores(Expression best) {
        float[] probabilities = new float[7];
        Arrays.fill(probabilities, 0.05f);
        probabilities[best.ordinal()] = 0.7f;
        return new ExpressionScores(LabelSet.SEVEN, probabilities);
    }

    private static Keypoints nose(float x, float y) {
        float[] points = new float[30];
        Arrays.fill(points, Float.NaN);
        points[2 * Keypoint.NOSE_TIP.ordinal()] = x;
        points[2 * Keypoint.NOSE_TIP.ordinal() + 1] = y;
        return Keypoints.of(points);
    }
}
