package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.ExpressionScores;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.align.KaggleFrame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PointUncertaintyTest {
    private static final float EYES = (float) KaggleFrame.MEAN.interocularDistance();

    /** The mean face in a crop of 96 pixels; the spreads of the mouth and of the other points are shares of the distance of the eyes. */
    private static Keypoints face(double mouth, double others) {
        float[] spreads = new float[Keypoint.COUNT];
        for (Keypoint point : Keypoint.ALL) {
            spreads[point.ordinal()] = (float) (HiddenMouth.MOUTH.contains(point) ? mouth : others) * EYES;
        }
        return KaggleFrame.MEAN.withSpreads(spreads);
    }

    private static boolean isHidden(double mouth, double others) {
        return HiddenMouth.of(Optional.of(face(mouth, others)));
    }

    @Test
    void itIsAShareOfTheDistanceOfTheEyes() {
        Keypoints face = face(.1, .05);
        Keypoints twice = face.scaled(2, 2, 7, 9).withSpreadsOf(face, 2);
        for (Keypoints points : List.of(face, twice)) {
            assertThat(PointUncertainty.of(Optional.of(points), HiddenMouth.MOUTH))
                    .isCloseTo(.1, within(1e-4));
            assertThat(PointUncertainty.of(Optional.of(points), HiddenMouth.EYES))
                    .isCloseTo(.05, within(1e-4));
        }
    }

    @Test
    void itIsUnknownWithoutSpreads() {
        assertThat(PointUncertainty.of(Optional.of(KaggleFrame.MEAN), Keypoint.ALL))
                .isNaN();
        assertThat(PointUncertainty.of(Optional.empty(), Keypoint.ALL)).isNaN();
        assertThat(HiddenMouth.of(Optional.of(KaggleFrame.MEAN))).isFalse();
        assertThat(HiddenMouth.of(Optional.empty())).isFalse();
    }

    @Test
    void aMouthIsHiddenIfItsPointsAreFarLessCertainThanTheEyes() {
        assertThat(isHidden(.12, .04)).isTrue();
        assertThat(isHidden(.07, .03)).isFalse(); // certain enough
        assertThat(isHidden(.12, .06)).isFalse(); // a blurred face
    }

    @Test
    void noConfidenceIsEnoughWhereTheMouthIsHidden() {
        ExpressionScores certain =
                new ExpressionScores(LabelSet.FIVE, new float[] {0, 0, 0, 1, 0}).withDoubt(.5f, false);
        assertThat(HiddenMouth.doubted(certain, Optional.of(face(.12, .04))).isSure())
                .isFalse();
        assertThat(HiddenMouth.doubted(certain, Optional.of(face(.05, .04)))).isEqualTo(certain);
    }
}
