package dev.mien.video.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.LabelSet;
import dev.mien.UserError;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers are shares of anger, disgust, fear, happy, sad, surprise, neutral. */
class RestingFaceTest {
    /** Somebody whose face at rest looks sad. */
    private static final float[] SAD_AT_REST = {.08f, .002f, .08f, .01f, .6f, .008f, .22f};

    private static Face face(float... shares) {
        return new Face(
                new Box(0, 0, 90, 90), 1, Optional.empty(), Optional.of(new ExpressionScores(LabelSet.SEVEN, shares)));
    }

    private static Expression best(Face face) {
        return face.expression().orElseThrow().best();
    }

    private static RestingFace learned(double seconds, float... atRest) {
        RestingFace resting = new RestingFace(seconds);
        for (int i = 0; i < 10; i++) {
            resting.seen(face(atRest), i * seconds / 10);
        }
        return resting;
    }

    @Test
    void whoLooksSadAtRestIsNeutralAfterwards() {
        RestingFace resting = learned(2, SAD_AT_REST);
        assertThat(best(resting.seen(face(SAD_AT_REST), 1.99))).isEqualTo(Expression.SAD); // still being learned
        Face after = resting.seen(face(SAD_AT_REST), 2);
        assertThat(best(after)).isEqualTo(Expression.NEUTRAL);
        float[] shares = after.expression().orElseThrow().probabilities();
        float sum = 0;
        for (float share : shares) {
            sum += share;
        }
        assertThat(sum).isCloseTo(1, within(1e-5f));
        assertThat(shares[LabelSet.SEVEN.indexOf(Expression.NEUTRAL)]).isCloseTo(.72f, within(.02f));
    }

    @Test
    void whatSuchAFaceShowsClearlyIsStillThat() {
        RestingFace resting = learned(2, SAD_AT_REST);
        assertThat(best(resting.seen(face(.02f, 0, .03f, .85f, .05f, .02f, .03f), 3)))
                .isEqualTo(Expression.HAPPY);
        assertThat(best(resting.seen(face(.03f, .001f, .03f, .001f, .93f, .001f, .007f), 4)))
                .isEqualTo(Expression.SAD);
    }

    @Test
    void aFaceThatRestsAsOthersDoStaysNearlyAsItIs() {
        float[] usual = {.0562f, .0012f, .0587f, .0259f, .1274f, .0092f, .7213f};
        float[] shown = {.3f, .01f, .1f, .05f, .3f, .04f, .2f};
        assertThat(learned(1, usual)
                        .seen(face(shown), 5)
                        .expression()
                        .orElseThrow()
                        .probabilities())
                .containsExactly(shown, within(.001f));
    }

    @Test
    void aGrimaceWhileItIsLearnedCountsLittle() {
        RestingFace resting = new RestingFace(1);
        for (int i = 0; i < 10; i++) {
            resting.seen(i < 3 ? face(.01f, 0, .01f, .95f, .01f, .01f, .01f) : face(SAD_AT_REST), i / 10.0);
        }
        assertThat(best(resting.seen(face(SAD_AT_REST), 1))).isEqualTo(Expression.NEUTRAL);
    }

    @Test
    void withoutABaselineNothingChangesAndAWrongOneIsRefused() {
        Face face = face(SAD_AT_REST);
        assertThat(new RestingFace(0).seen(face, 9)).isSameAs(face);
        Face bare = new Face(face.box(), 1, Optional.empty(), Optional.empty());
        assertThat(new RestingFace(1).seen(bare, 9)).isSameAs(bare);
        assertThatThrownBy(() -> TrackerOptions.defaults().withBaseline(-1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("baseline: a baseline of -1.0 seconds");
    }

    @Test
    void aTrackerReadsEachPersonAgainstTheirOwn() {
        ScriptedFaces script = new ScriptedFaces();
        FaceTracker tracker = new FaceTracker(script, TrackerOptions.defaults().withBaseline(1));
        script.expression = box -> box.left() < 200 ? SAD_AT_REST : new float[] {.05f, 0, .05f, .03f, .13f, .02f, .72f};
        Box sad = ScriptedFaces.square(100, 120, 80);
        Box other = ScriptedFaces.square(350, 120, 80);
        for (int frame = 0; frame < 20; frame++) {
            script.show(tracker, sad, other);
        }
        assertThat(script.show(tracker, sad, other))
                .extracting(one -> best(one.face()))
                .containsExactly(Expression.SAD, Expression.NEUTRAL);
        for (int frame = 0; frame < 40; frame++) {
            script.show(tracker, sad, other);
        }
        assertThat(script.show(tracker, sad, other))
                .extracting(one -> best(one.face()))
                .containsExactly(Expression.NEUTRAL, Expression.NEUTRAL);
    }
}
