package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoints;
import dev.mien.align.KaggleFrame;
import dev.mien.align.SimilarityTransform;
import dev.mien.detect.FaceCrop;
import java.util.List;
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

    private static Alignment of(Keypoints face) {
        return Alignment.of(CROP, face);
    }

    @Test
    void aFaceThatNearlyLiesWhereItShouldIsLeft() {
        assertThat(of(face(0, 1, 0))).isEqualTo(new Alignment(CROP, CROP));
        assertThat(of(face(9, 1.1, .1))).isEqualTo(new Alignment(CROP, CROP));
    }

    @Test
    void bothCropsMoveToAFaceBesideTheMiddle() {
        Alignment moved = of(face(5, 1, .2));
        for (FaceCrop crop : List.of(moved.forPoints(), moved.forExpression())) {
            assertThat(crop.centerX()).isCloseTo(148 + .2 * 96, within(1e-3));
            assertThat(crop.centerY()).isCloseTo(148, within(1e-3));
            assertThat(crop.width()).isCloseTo(96, within(1e-3));
            assertThat(crop.roll()).isZero();
        }
    }

    @Test
    void thatForPointsGrowsAndShrinksWithTheFaceAndThatForExpressionsDoesNot() {
        assertThat(of(face(0, 1.25, 0)).forPoints().width()).isCloseTo(120, within(1e-3));
        assertThat(of(face(0, .8, 0)).forPoints().height()).isCloseTo(76.8, within(1e-3));
        assertThat(of(face(0, .8, 0)).forExpression().width()).isEqualTo(96);
    }

    @Test
    void bothTurnWithAFaceThatLeans() {
        Alignment turned = of(face(-25, 1, 0));
        assertThat(turned.forPoints().roll()).isCloseTo(Math.toRadians(-25), within(1e-5));
        assertThat(turned.forPoints().centerX()).isCloseTo(148, within(1e-3));
        assertThat(turned.forExpression().roll()).isCloseTo(Math.toRadians(-25), within(.01)); // by the eyes alone
        assertThat(turned.forExpression().width()).isEqualTo(96);
    }

    @Test
    void inACropThatIsRotatedOnlyTheRestCounts() {
        FaceCrop lying = new FaceCrop(148, 148, 96, 96, Math.toRadians(180));
        assertThat(Alignment.of(lying, face(-175, 1, 0))).isEqualTo(new Alignment(lying, lying));
        Alignment turned = Alignment.of(lying, face(-160, 1, 0));
        assertThat(turned.forPoints().roll()).isCloseTo(Math.toRadians(-160), within(1e-5));
        assertThat(turned.forExpression().roll()).isCloseTo(Math.toRadians(-160), within(.01));
        // Rotated about the middle of the face, which lies above the centre of a crop that is upside down.
        assertThat(turned.forExpression().centerX())
                .isCloseTo(148 + .147 * 96 * Math.sin(Math.toRadians(-160)), within(.2));
    }

    @Test
    void pointsThatCannotBeTheFacesDoNotMoveIt() {
        for (Keypoints face : List.of(face(0, 1, .6), face(0, 2.5, 0), face(40, .3, 0), Keypoints.NONE)) {
            assertThat(of(face)).isEqualTo(new Alignment(CROP, CROP));
        }
    }
}
