package dev.mien.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.Measure;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.Resize;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityTest {
    private static final Box BOX = new Box(60, 60, 180, 180);

    /** Discs of many brightnesses: edges everywhere. */
    private static GrayImage discs(int dark, int bright) {
        byte[] pixels = new byte[240 * 240];
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 240; x++) {
                boolean inside = Math.hypot(x % 30 - 15, y % 30 - 15) < 10;
                pixels[y * 240 + x] = (byte) (inside ? bright : dark);
            }
        }
        return new GrayImage(240, 240, pixels);
    }

    private static double quality(GrayImage image, Box box, Measure measure) {
        return FaceMeasurer.create()
                .measure(Picture.of(image), new Face(box, 1, Optional.empty(), Optional.empty()))
                .get(measure)
                .orElseThrow();
    }

    @Test
    void aBlurredPictureIsLessSharpTheMoreItIsBlurred() {
        GrayImage sharp = discs(60, 200);
        double last = quality(sharp, BOX, Measure.QUALITY_SHARPNESS);
        assertThat(last).isGreaterThan(60);
        for (int shrink : new int[] {2, 4}) {
            GrayImage small = Resize.to(sharp, 240 / shrink, 240 / shrink);
            double blurred = quality(Resize.to(small, 240, 240), BOX, Measure.QUALITY_SHARPNESS);
            assertThat(blurred).as("shrunk by %s", shrink).isLessThan(last - 3);
            last = blurred;
        }
    }

    @Test
    void exposureCountsWhatIsNeitherBlackNorBurntOut() {
        assertThat(quality(discs(60, 200), BOX, Measure.QUALITY_EXPOSURE)).isEqualTo(100);
        assertThat(quality(discs(5, 15), BOX, Measure.QUALITY_EXPOSURE)).isLessThan(5);
        assertThat(quality(discs(60, 255), BOX, Measure.QUALITY_EXPOSURE)).isBetween(40.0, 90.0);
    }

    @Test
    void aFaceHalfOutsideIsCutByHalf() {
        assertThat(quality(discs(60, 200), new Box(-60, 60, 60, 180), Measure.QUALITY_CUT))
                .isCloseTo(50, within(1e-6));
        assertThat(quality(discs(60, 200), new Box(-60, 60, 60, 180), Measure.QUALITY))
                .as("the least of them")
                .isLessThanOrEqualTo(50);
    }

    @Test
    void aPictureOfOneColourHasNoSharpness() {
        Face face = new Face(BOX, 1, Optional.empty(), Optional.empty());
        assertThat(FaceMeasurer.create()
                        .measure(Picture.of(new GrayImage(240, 240, new byte[240 * 240])), face)
                        .get(Measure.QUALITY_SHARPNESS))
                .isEmpty();
    }
}
