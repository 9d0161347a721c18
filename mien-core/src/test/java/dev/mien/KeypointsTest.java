package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeypointsTest {
    /** All 27, each at its number; the nose's tip has no y. */
    private static Keypoints extended() {
        float[] coordinates = new float[2 * Keypoint.EXTENDED_COUNT];
        for (int point = 0; point < Keypoint.EXTENDED_COUNT; point++) {
            coordinates[2 * point] = point;
            coordinates[2 * point + 1] = point;
        }
        coordinates[2 * Keypoint.NOSE_TIP.ordinal() + 1] = Float.NaN;
        return Keypoints.of(coordinates);
    }

    @Test
    void aMissingPointStaysMissingWhateverTheMove() {
        Keypoints moved = extended().moved((x, y) -> new float[] {1, 2});
        assertThat(moved.x(Keypoint.CHIN)).isEqualTo(1);
        assertThat(moved.y(Keypoint.CHIN)).isEqualTo(2);
        assertThat(moved.has(Keypoint.NOSE_TIP)).isFalse();
    }

    @Test
    void spreadsGrowWithTheScaleAndAreGoneAfterAnyOtherMove() {
        float[] spreads = new float[Keypoint.EXTENDED_COUNT];
        Arrays.fill(spreads, 1.5f);
        Keypoints points = extended().withSpreads(spreads);
        assertThat(points.scaled(2, 8, 0, 0).spread(Keypoint.CHIN)).isEqualTo(6); // by 4, the geometric mean
        assertThat(points.moved((x, y) -> new float[] {x, y}).hasSpreads()).isFalse();
        assertThat(points.kaggle().spread(Keypoint.LEFT_EYE_CENTER)).isEqualTo(1.5f);
        assertThat(points.kaggle().spread(Keypoint.CHIN)).isNaN();
    }

    @Test
    void pointsThatDifferInTheirSpreadsReadDifferently() {
        Keypoints points = extended();
        assertThat(points).asString().startsWith("Keypoints[").doesNotContain("spreads");
        assertThat(points.withSpreads(new float[Keypoint.EXTENDED_COUNT]))
                .asString()
                .startsWith(points.toString())
                .contains("spreads [0.0, ");
    }

    @Test
    void theInterocularDistanceIsThatOfBothEyeCentersAndUnknownWithoutOne() {
        float[] eyes = Keypoints.NONE.toArray();
        System.arraycopy(new float[] {66, 39, 30, 12}, 0, eyes, 0, 4);
        assertThat(Keypoints.of(eyes).interocularDistance()).isEqualTo(45); // 36 across, 27 down
        eyes[3] = Float.NaN;
        assertThat(Keypoints.of(eyes).interocularDistance()).isNaN();
    }

    @Test
    void ofFifteenPointsTheOthersAreMissing() {
        Keypoints fifteen = extended().kaggle();
        assertThat(fifteen.points()).isEqualTo(Keypoint.ALL);
        assertThat(fifteen.has(Keypoint.CHIN)).isFalse();
        assertThat(fifteen.count()).isEqualTo(14);
        assertThat(fifteen.toArray(Keypoint.EXTENDED_COUNT)).hasSize(54).endsWith(Float.NaN, Float.NaN);
        assertThat(fifteen.toMap()).hasSize(14).doesNotContainKey("nose_tip");
    }

    @Test
    void otherNumbersOfCoordinatesAreRefused() {
        assertThatThrownBy(() -> Keypoints.of(new float[28]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("28 coordinates, expected 30 or 54");
        assertThatThrownBy(() -> Keypoints.NONE.withSpreads(1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMirrorSwapsSidesAndLeavesTheMidlineWhereItIs() {
        assertThat(Keypoint.LEFT_EYE_UPPER_LID_INNER.mirror()).isEqualTo(Keypoint.RIGHT_EYE_UPPER_LID_INNER);
        assertThat(Keypoint.NOSE_BASE.mirror()).isEqualTo(Keypoint.NOSE_BASE);
        assertThat(Keypoint.EXTENDED).allMatch(point -> point.mirror().mirror() == point);
    }
}
