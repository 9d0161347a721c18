package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoints;
import dev.mien.align.KaggleFrame;
import dev.mien.align.SimilarityTransform;
import dev.mien.detect.FaceCrop;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final FaceCrop CROP = new FaceCrop(148, 148, 96, 96, 0);

    /** A face in the crop's middle, then turned, made larger and moved by a share of the crop. */
    private static Keypoints face(double degrees, double scale, double right) {
        double a = scale * Math.cos(Math.toRadians(degrees));
        double b = scale * Math.sin(Math.toRadians(degrees));
        double middle = 47.5;
        return new SimilarityTransform(
                        a, b, 147.5 + 96 * right - a * middle + b * middle, 147.5 - b * middle - a * middle)
                .of(KaggleFrame.MEAN);
    }

    @Test
    void aFaceThatNearlyLiesWhereItShouldIsLeft() {
        assertThat(Alignment.aligned(CROP, face(0, 1, 0))).isEqualTo(CROP);
        assertThat(Alignment.aligned(CROP, face(9, 1.1, .1))).isEqualTo(CROP);
    }

    @Test
    void theCropMovesToAFaceBesideItsMiddle() {
        FaceCrop moved = Alignment.aligned(CROP, face(5, 1, .2));
        assertThat(moved.centerX()).isCloseTo(148 + .2 * 96, within(1e-3));
        assertThat(moved.centerY()).isCloseTo(148, within(1e-3));
        assertThat(moved.width()).isCloseTo(96, within(1e-3));
        assertThat(moved.roll()).isZero();
    }

    @Test
    void itGrowsAndShrinksWithTheFace() {
        assertThat(Alignment.aligned(CROP, face(0, 1.25, 0)).width()).isCloseTo(120, within(1e-3));
        assertThat(Alignment.aligned(CROP, face(0, .8, 0)).height()).isCloseTo(76.8, within(1e-3));
    }

    @Test
    void itTurnsWithAFaceThatLeans() {
        FaceCrop turned = Alignment.aligned(CROP, face(-25, 1, 0));
        assertThat(turned.roll()).isCloseTo(Math.toRadians(-25), within(1e-5));
        assertThat(turned.centerX()).isCloseTo(148, within(1e-3));
    }

    @Test
    void pointsThatCannotBeTheFacesDoNotMoveIt() {
        assertThat(Alignment.aligned(CROP, face(0, 1, .6))).isEqualTo(CROP);
        assertThat(Alignment.aligned(CROP, face(0, 2.5, 0))).isEqualTo(CROP);
        assertThat(Alignment.aligned(CROP, face(40, .3, 0))).isEqualTo(CROP);
        assertThat(Alignment.aligned(CROP, Keypoints.NONE)).isEqualTo(CROP);
    }
}
