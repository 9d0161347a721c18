package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import org.junit.jupiter.api.Test;

class SmallFacesTest {
    private static final ExpressionScores SCORES =
            new ExpressionScores(LabelSet.FIVE, new float[] {.9f, .04f, .03f, .02f, .01f});

    @Test
    void facesOfEnoughPixelsAreReadAsTheyWere() {
        assertThat(SmallFaces.evened(SCORES, 12)).isEqualTo(SCORES);
        assertThat(SmallFaces.sureFrom(24, .3f)).isEqualTo(.3f);
    }

    @Test
    void theSmallerAFaceTheNearerItsProbabilitiesAreToEachOther() {
        float last = 1;
        for (int side : new int[] {11, 8, 6, 4}) {
            ExpressionScores evened = SmallFaces.evened(SCORES, side);
            assertThat(evened.bestIndex()).isZero();
            assertThat(evened.confidence()).isLessThan(last);
            float sum = 0;
            for (float share : evened.probabilities()) {
                sum += share;
            }
            assertThat(sum).isCloseTo(1, within(1e-5f));
            last = evened.confidence();
        }
        assertThat(last).isLessThan(.5f);
    }

    @Test
    void aThirdOfThePixelsTakesTheRootOfThePower() {
        double temperature = Math.pow(3, 1.1);
        ExpressionScores evened = SmallFaces.evened(SCORES, 4);
        double expected = Math.pow(.9 / .04, 1 / temperature);
        assertThat(evened.probabilities()[0] / (double) evened.probabilities()[1])
                .isCloseTo(expected, within(1e-4));
    }

    @Test
    void smallFacesAreDoubtedWhereLargeOnesNeverAre() {
        assertThat(SmallFaces.sureFrom(23.9, 0)).isEqualTo(SmallFaces.SURE_FROM);
        assertThat(SmallFaces.sureFrom(10, .7f)).isEqualTo(.7f);
    }
}
