package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a picture answers, wherever its pixels come from; the picture is {@link #ramp()}. */
abstract class PictureContract {
    static final int WIDTH = 120;
    static final int HEIGHT = 80;

    private static final Offset<Integer> LOSSY = within(6);

    abstract Picture open() throws IOException;

    /** Gray from the left to the right, 2 brighter each column. */
    static BufferedImage ramp() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, 0x010101 * (2 * x));
            }
        }
        return image;
    }

    @Test
    void itsSizeAndItsGrayAreThoseOfThePicture() throws IOException {
        Picture picture = open();
        assertThat(picture.width()).isEqualTo(WIDTH);
        assertThat(picture.height()).isEqualTo(HEIGHT);
        GrayImage gray = picture.gray();
        assertThat(gray.width()).isEqualTo(WIDTH);
        assertThat(gray.height()).isEqualTo(HEIGHT);
        for (int x = 0; x < WIDTH; x += 7) {
            assertThat(gray.at(x, 40)).isCloseTo(2 * x, LOSSY);
        }
    }

    @Test
    void aSmallerGrayPictureShowsTheSame() throws IOException {
        GrayImage small = open().gray(60, 40);
        assertThat(small.width()).isEqualTo(60);
        assertThat(small.height()).isEqualTo(40);
        for (int x = 2; x < 58; x += 5) {
            assertThat(small.at(x, 20)).isCloseTo(4 * x + 1, LOSSY);
        }
    }

    @Test
    void itsColoursAreOfTheSameSize() throws IOException {
        BufferedImage colors = open().colors();
        assertThat(colors.getWidth()).isEqualTo(WIDTH);
        assertThat(colors.getHeight()).isEqualTo(HEIGHT);
        assertThat(colors.getRaster().getSample(60, 40, 0)).isCloseTo(120, LOSSY);
    }

    @Test
    void anotherNameLeavesThePixels() throws IOException {
        Picture named = open().withSource("other.png");
        assertThat(named.source()).isEqualTo("other.png");
        assertThat(named.gray().pixels()).isEqualTo(open().gray().pixels());
    }
}
