package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExpressionScoresTest {
    private static final Offset<Float> NEARLY = within(1e-6f);

    private static ExpressionScores five(float... probabilities) {
        return new ExpressionScores(LabelSet.FIVE, probabilities);
    }

    @Test
    void weightsAreDividedByTheirSumAndNothingIsSharedEvenly() {
        assertThat(ExpressionScores.normalized(1, 3, 0)).containsExactly(.25f, .75f, 0);
        assertThat(ExpressionScores.normalized(0, 0)).containsExactly(.5f, .5f);
    }

    @Test
    void sevenClassesAreAnsweredInFiveByTheSharesOfThose() {
        float[] seven = {.1f, .2f, .3f, .1f, .05f, .05f, .2f}; // anger, disgust, fear, happy, sad, surprise, neutral
        assertThat(new ExpressionScores(LabelSet.SEVEN, seven).in(LabelSet.FIVE).probabilities())
                .containsExactly(new float[] {.2f, .4f, .1f, .2f, .1f}, NEARLY);
    }

    @Test
    void classesThatASetLacksAreRefusedByTheOptionsName() {
        assertThatThrownBy(() -> five(1, 0, 0, 0, 0).in(LabelSet.SEVEN))
                .isInstanceOf(OptionError.class)
                .hasMessageStartingWith("labels: a model of the label set 'five' cannot answer in 'seven'");
    }

    @Test
    void ofEqualClassesTheFirstIsTheAnswer() {
        assertThat(five(.1f, .3f, .3f, .2f, .1f).best()).isEqualTo(Expression.DISGUST);
    }

    @Test
    void doubtIsAnAnswerUnlessTheModelMayAbstain() {
        ExpressionScores doubted = five(.1f, .3f, .3f, .2f, .1f).withDoubt(.5f, false);
        assertThat(doubted.isSure()).isFalse();
        assertThat(doubted.answer()).contains(Expression.DISGUST);
        ExpressionScores abstaining = doubted.withDoubt(.5f, true);
        assertThat(abstaining.answer()).isEmpty();
        assertThat(abstaining.label()).isEqualTo("not sure");
        assertThat(abstaining.withDoubt(.3f, true).label()).isEqualTo("disgust");
    }

    @Test
    void noConfidenceIsEnoughWhereTheScoresAreDoubted() {
        ExpressionScores certain = five(0, 1, 0, 0, 0);
        assertThat(certain.isSure()).isTrue();
        assertThat(certain.doubted().isSure()).isFalse();
        assertThat(certain.doubted().answer()).contains(Expression.DISGUST);
        assertThat(certain.withDoubt(.3f, true).doubted().answer()).isEmpty();
    }

    @Test
    void thereIsOneProbabilityAClass() {
        assertThatThrownBy(() -> five(.5f, .5f))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 probabilities, expected 5");
    }
}
