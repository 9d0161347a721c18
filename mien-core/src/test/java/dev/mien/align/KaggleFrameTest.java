package dev.mien.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.detect.FaceCrop;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KaggleFrameTest {
    @Test
    void theMeanFaceLiesInItsOwnSquare() {
        FaceCrop crop = KaggleFrame.around(KaggleFrame.MEAN).orElseThrow();
        assertThat(crop.centerX()).isCloseTo(48, within(1e-4));
        assertThat(crop.centerY()).isCloseTo(48, within(1e-4));
        assertThat(crop.width()).isCloseTo(96, within(1e-4));
        assertThat(crop.roll()).isCloseTo(0, within(1e-6));
    }

    @Test
    void theSquareGrowsMovesAndTurnsWithTheFace() {
        double turn = Math.toRadians(30);
        SimilarityTransform moved = new SimilarityTransform(2 * Math.cos(turn), 2 * Math.sin(turn), 300, 50);
        FaceCrop crop = KaggleFrame.around(moved.of(KaggleFrame.MEAN)).orElseThrow();
        Place middle = moved.of(new Place(47.5, 47.5));
        assertThat(crop.centerX()).isCloseTo(middle.x() + .5, within(1e-3));
        assertThat(crop.centerY()).isCloseTo(middle.y() + .5, within(1e-3));
        assertThat(crop.width()).isCloseTo(192, within(1e-3));
        assertThat(crop.roll()).isCloseTo(turn, within(1e-5));
    }

    @Test
    void threePointsAreEnoughAndTwoAreNot() {
        assertThat(KaggleFrame.around(only(Keypoint.NOSE_TIP, Keypoint.LEFT_EYE_CENTER, Keypoint.RIGHT_EYE_CENTER)))
                .hasValueSatisfying(crop -> assertThat(crop.width()).isCloseTo(96, within(1e-3)));
        assertThat(KaggleFrame.around(only(Keypoint.LEFT_EYE_CENTER, Keypoint.RIGHT_EYE_CENTER)))
                .isEmpty();
        assertThat(KaggleFrame.around(Keypoints.of(new float[2 * Keypoint.COUNT])))
                .isEmpty();
    }

    private static Keypoints only(Keypoint... known) {
        float[] points = new float[2 * Keypoint.COUNT];
        Arrays.fill(points, Float.NaN);
        for (Keypoint point : known) {
            points[2 * point.ordinal()] = KaggleFrame.MEAN.x(point);
            points[2 * point.ordinal() + 1] = KaggleFrame.MEAN.y(point);
        }
        return Keypoints.of(points);
    }
}
