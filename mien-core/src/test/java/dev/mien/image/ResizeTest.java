package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResizeTest {
    @Test
    void theSameSizeKeepsEveryPixel() {
        GrayImage image = noise(96, 96, 1);
        float[] floats = new float[96 * 96];

        Resize.toFloats(image, 96, 96, floats, 0);

        assertThat(Resize.to(image, 96, 96)).isEqualTo(image);
        for (int i = 0; i < floats.length; i++) {
            assertThat(floats[i]).isEqualTo((image.pixels()[i] & 0xff) / 255f);
        }
    }

    @Test
    void enlargingTakesTheBilinearMixAtHalfPixelCentres() {
        GrayImage row = image(2, 1, 0, 100);

        float[] doubled = new float[4];
        Resize.toFloats(row, 4, 1, doubled, 0);

        // New centres lie at -0.25, 0.25, 0.75 and 1.25 of the old ones; outside the edge pixel repeats.
        assertThat(doubled).containsExactly(new float[] {0, 25 / 255f, 75 / 255f, 100 / 255f}, within(1e-6f));
    }

    @Test
    void shrinkingAveragesTheAreaThatEachNewPixelCovers() {
        GrayImage row = image(3, 2, 30, 60, 90, 30, 60, 90);

        float[] shrunk = new float[2];
        Resize.toFloats(row, 2, 1, shrunk, 0);

        // 1.5 old pixels each: (30 + 60 / 2) / 1.5 and (60 / 2 + 90) / 1.5.
        assertThat(shrunk).containsExactly(new float[] {40 / 255f, 80 / 255f}, within(1e-6f));
    }

    @Test
    void shrinkingKeepsTheMeanBrightness() {
        GrayImage image = noise(413, 287, 2);

        GrayImage small = Resize.to(image, 96, 96);

        assertThat(mean(small)).isCloseTo(mean(image), within(0.2));
    }

    @Test
    void oneAxisMayGrowWhileTheOtherShrinks() {
        GrayImage image = image(1, 4, 10, 20, 30, 40);

        GrayImage resized = Resize.to(image, 3, 2);

        assertThat(resized).usingRecursiveComparison().isEqualTo(image(3, 2, 15, 15, 15, 35, 35, 35));
    }

    @Test
    void aRampKeepsItsPlaceUnderThePixelCentreRule() {
        // Brightness 2x + 10 at x; a new pixel at X shows the old place (X + 0.5) * 48 / 96 - 0.5.
        byte[] pixels = new byte[48];
        for (int x = 0; x < 48; x++) {
            pixels[x] = (byte) (2 * x + 10);
        }
        float[] enlarged = new float[96];

        Resize.toFloats(new GrayImage(48, 1, pixels), 96, 1, enlarged, 0);

        for (int x = 1; x < 95; x++) {
            double old = (x + 0.5) * 0.5 - 0.5;
            assertThat(enlarged[x] * 255).isCloseTo((float) (2 * old + 10), within(1e-3f));
        }
    }

    @Test
    void roundedAndUnroundedAnswersAgreeToHalfAStep() {
        GrayImage image = noise(48, 48, 3);
        float[] floats = new float[96 * 96];

        Resize.toFloats(image, 96, 96, floats, 0);
        GrayImage bytes = Resize.to(image, 96, 96);

        for (int i = 0; i < floats.length; i++) {
            assertThat(floats[i] * 255).isCloseTo(bytes.pixels()[i] & 0xff, within(0.501f));
        }
    }

    @Test
    void whiteStaysWhiteInEverySize() {
        GrayImage white = image(5, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255);

        for (int size : new int[] {1, 2, 4, 7, 96}) {
            assertThat(Resize.to(white, size, size).pixels()).containsOnly((byte) 255);
        }
    }

    @Test
    void floatsGoToTheOffsetAndNowhereElse() {
        float[] target = {-1, -1, -1, -1, -1, -1};

        Resize.toFloats(image(1, 1, 51), 2, 2, target, 1);

        assertThat(target).containsExactly(new float[] {-1, 0.2f, 0.2f, 0.2f, 0.2f, -1}, within(1e-6f));
    }

    @Test
    void aLinePictureOfMillionsOfPixelsTakesNoMoreMemoryThanItsRows() {
        GrayImage line = new GrayImage(1, 22_000_000, new byte[22_000_000]);

        assertThat(Resize.to(line, 96, 96).pixels()).hasSize(96 * 96).containsOnly((byte) 0);
    }

    @Test
    void aPartMayBeginWithinAPixel() {
        GrayImage row = image(4, 1, 0, 100, 200, 100);

        // 2.5 pixels from 0.5 on make one: (0 / 2 + 100 + 200) / 2.5.
        assertThat(Resize.part(row, .5, 0, 2.5, 1, 1, 1).at(0, 0)).isEqualTo(120);
    }

    @Test
    void anEmptySizeIsRefused() {
        assertThatThrownBy(() -> Resize.to(image(1, 1, 0), 0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0x5");
    }

    private static GrayImage image(int width, int height, int... values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (byte) values[i];
        }
        return new GrayImage(width, height, pixels);
    }

    private static GrayImage noise(int width, int height, long seed) {
        byte[] pixels = new byte[width * height];
        new SplittableRandom(seed).nextBytes(pixels);
        return new GrayImage(width, height, pixels);
    }

    private static double mean(GrayImage image) {
        double sum = 0;
        for (byte pixel : image.pixels()) {
            sum += pixel & 0xff;
        }
        return sum / image.pixels().length;
    }
}
