package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Keypoint;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorTest {
    private static final int SIZE = 96;

    @Test
    void eachRowOfEachPictureIsReversed() {
        float[] images = new float[2 * SIZE * SIZE];
        for (int i = 0; i < images.length; i++) {
            images[i] = i;
        }
        float[] mirrored = Mirror.images(images, 2);
        assertThat(mirrored[0]).isEqualTo(95);
        assertThat(mirrored[95]).isZero();
        assertThat(mirrored[images.length - SIZE]).isEqualTo(images.length - 1);
        assertThat(Mirror.images(mirrored, 2)).isEqualTo(images);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 27})
    void pointsOfTheMirrorImageGoBackUnderTheNameOfTheOtherSide(int count) {
        float[] points = new float[2 * 2 * count];
        int second = 2 * count;
        points[second + 2 * Keypoint.LEFT_EYE_CENTER.ordinal()] = 30;
        points[second + 2 * Keypoint.LEFT_EYE_CENTER.ordinal() + 1] = 40;
        points[second + 2 * Keypoint.NOSE_TIP.ordinal()] = 50;
        float[] back = Mirror.keypoints(points, count);
        assertThat(back[second + 2 * Keypoint.RIGHT_EYE_CENTER.ordinal()]).isEqualTo(95 - 30);
        assertThat(back[second + 2 * Keypoint.RIGHT_EYE_CENTER.ordinal() + 1]).isEqualTo(40);
        assertThat(back[second + 2 * Keypoint.NOSE_TIP.ordinal()]).isEqualTo(95 - 50);
    }

    @Test
    void spreadsGoBackUnderTheNameOfTheOtherSide() {
        float[] spreads = new float[2 * Keypoint.EXTENDED_COUNT];
        int second = Keypoint.EXTENDED_COUNT;
        spreads[second + Keypoint.MOUTH_LEFT_CORNER.ordinal()] = 2;
        float[] expected = new float[spreads.length];
        expected[second + Keypoint.MOUTH_RIGHT_CORNER.ordinal()] = 2;
        assertThat(Mirror.spreads(spreads, Keypoint.EXTENDED_COUNT)).isEqualTo(expected);
    }

    @Test
    void theMeanIsThatOfEachPairOfNumbers() {
        float[] twos = new float[3];
        Arrays.fill(twos, 2);
        assertThat(Mirror.mean(twos, new float[] {0, 2, 4})).containsExactly(1, 2, 3);
    }
}
