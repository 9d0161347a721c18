package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {
    private static final GrayImage STORED = new GrayImage(3, 2, new byte[] {1, 2, 3, 4, 5, 6});

    @ParameterizedTest
    @CsvSource({
        "1, 3, 123456",
        "2, 3, 321654",
        "3, 3, 654321",
        "4, 3, 456123",
        "5, 2, 142536",
        "6, 2, 415263",
        "7, 2, 635241",
        "8, 2, 362514"
    })
    void eachOrientationIsTurnedAsExifSays(int orientation, int width, String pixels) {
        GrayImage upright = Orientation.upright(STORED, orientation);
        assertThat(upright.width()).isEqualTo(width);
        assertThat(Orientation.isTurned(orientation)).isEqualTo(width == 2);
        StringBuilder shown = new StringBuilder();
        for (byte pixel : upright.pixels()) {
            shown.append(pixel);
        }
        assertThat(shown).hasToString(pixels);
        int first = upright.pixels()[0];
        assertThat(Orientation.beginsAtRight(orientation)).isEqualTo(first == 3 || first == 6);
        assertThat(Orientation.beginsAtBottom(orientation)).isEqualTo(first >= 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theColoursOfALargePictureAreTurnedAsItsGray(int orientation) {
        BufferedImage colors = new BufferedImage(150, 70, BufferedImage.TYPE_3BYTE_BGR);
        byte[] green = new byte[150 * 70];
        Random random = new Random(3);
        for (int i = 0; i < green.length; i++) {
            int rgb = random.nextInt(1 << 24);
            green[i] = (byte) (rgb >> 8);
            colors.setRGB(i % 150, Math.floorDiv(i, 150), rgb);
        }
        BufferedImage upright = Orientation.upright(colors, orientation);
        GrayImage expected = Orientation.upright(new GrayImage(150, 70, green), orientation);
        assertThat(upright.getWidth()).isEqualTo(expected.width());
        for (int y = 0; y < expected.height(); y++) {
            for (int x = 0; x < expected.width(); x++) {
                assertThat((upright.getRGB(x, y) >> 8) & 0xff).isEqualTo(expected.at(x, y));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "8, 8", "0, 1", "9, 1"})
    void theFileSaysHowItIsTurnedAndNonsenseCountsAsUpright(int tag, int orientation) {
        byte[] jpeg = PictureBytes.withOrientation(PictureBytes.jpeg(PictureBytes.noise(), false), tag);
        byte[] png = PictureBytes.pngWithOrientation(PictureBytes.encode(PictureBytes.noise(), "png"), tag);
        assertThat(Orientation.of(PictureFormat.JPEG, jpeg)).isEqualTo(orientation);
        assertThat(Orientation.of(PictureFormat.PNG, png)).isEqualTo(orientation);
    }

    @Test
    void whatCannotBeReadCountsAsUpright() {
        for (PictureFormat format : PictureFormat.values()) {
            assertThat(Orientation.of(format, new byte[] {1, 2, 3})).isEqualTo(Orientation.UPRIGHT);
        }
    }
}
