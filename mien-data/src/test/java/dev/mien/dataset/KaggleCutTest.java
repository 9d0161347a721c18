package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.UserError;
import dev.mien.align.KaggleFrame;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KaggleCutTest {
    /** A picture that grows brighter to the right, so that each pixel tells its column. */
    private static final Picture RAMP = Picture.of(ramp()).withSource("ramp.png");

    private static GrayImage ramp() {
        byte[] pixels = new byte[250 * 300];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 250);
        }
        return new GrayImage(250, 300, pixels);
    }

    @Test
    void thePointsLieWhereTheMeanFaceHasThemAndThePixelsWithThem() {
        Keypoints marked = KaggleFrame.MEAN.scaled(1, 1, 70, 90);
        KaggleCut.Cut cut = KaggleCut.of(RAMP, marked);
        assertThat(cut.image().width()).isEqualTo(KaggleFrame.SIDE);
        for (Keypoint point : Keypoint.ALL) {
            assertThat(cut.keypoints().x(point)).isCloseTo(KaggleFrame.MEAN.x(point), within(.01f));
            assertThat(cut.keypoints().y(point)).isCloseTo(KaggleFrame.MEAN.y(point), within(.01f));
        }
        assertThat(cut.image().at(10, 50)).isCloseTo(80, within(1)); // the picture's column 70 + 10
    }

    @Test
    void theSurroundingsAreTheSameFaceWithMoreAroundIt() {
        KaggleCut.Cut cut = KaggleCut.of(RAMP, KaggleFrame.MEAN.scaled(1, 1, 70, 90));
        int margin = KeypointDataset.MARGIN;
        assertThat(cut.surroundings().image().width()).isEqualTo(KaggleFrame.SIDE + 2 * margin);
        assertThat(cut.surroundings().image().at(10 + margin, 50))
                .isCloseTo(cut.image().at(10, 50), within(1));
        assertThat(cut.surroundings().keypoints().x(Keypoint.NOSE_TIP))
                .isCloseTo(cut.keypoints().x(Keypoint.NOSE_TIP) + margin, within(.01f));
    }

    @Test
    void aPointThatLiesOutsideIsMissing() {
        float[] points = KaggleFrame.MEAN.scaled(1, 1, 70, 90).toArray();
        points[2 * Keypoint.MOUTH_CENTER_BOTTOM_LIP.ordinal() + 1] += 25;
        KaggleCut.Cut cut = KaggleCut.of(RAMP, Keypoints.of(points));
        assertThat(cut.keypoints().has(Keypoint.MOUTH_CENTER_BOTTOM_LIP)).isFalse();
        assertThat(cut.surroundings().keypoints().has(Keypoint.MOUTH_CENTER_BOTTOM_LIP))
                .isTrue();
        assertThat(cut.keypoints().count()).isEqualTo(14);
    }

    @Test
    void tooFewPointsAreRefusedWithThePicture() {
        float[] points = new float[2 * Keypoint.COUNT];
        Arrays.fill(points, Float.NaN);
        Arrays.fill(points, 0, 2, 5);
        assertThatThrownBy(() -> KaggleCut.of(RAMP, Keypoints.of(points)))
                .isInstanceOf(UserError.class)
                .hasMessage("ramp.png: 1 point; annotate at least three of a face");
    }
}
