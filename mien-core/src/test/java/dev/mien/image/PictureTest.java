package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.UserError;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    /** Large enough for the native decoder, and no multiple of 8 in either direction. */
    private static final int WIDTH = 1203;

    private static final int HEIGHT = 901;

    @TempDir
    Path folder = Path.of("");

    /** Discs in soft colours, different in every corner. */
    private static BufferedImage discs(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(new Color(120, 140, 100));
        canvas.fillRect(0, 0, width, height);
        for (int i = 0; i < 40; i++) {
            canvas.setColor(new Color(60 + 4 * i, 220 - 4 * i, 90 + 3 * i));
            canvas.fillOval(i * 97 % width, i * 61 % height, 20 + 3 * i, 15 + 4 * i);
        }
        canvas.dispose();
        return picture;
    }

    private static double difference(GrayImage a, GrayImage b) {
        assertThat(a.width()).isEqualTo(b.width());
        assertThat(a.height()).isEqualTo(b.height());
        double sum = 0;
        for (int i = 0; i < a.pixels().length; i++) {
            sum += Math.abs((a.pixels()[i] & 0xff) - (b.pixels()[i] & 0xff));
        }
        return sum / a.pixels().length;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSmallPlaneOfALargeJpegShowsWhatTheWholeOneShows(int orientation) {
        byte[] file = PictureBytes.withOrientation(PictureBytes.jpeg(discs(WIDTH, HEIGHT), false), orientation);
        Picture picture = Picture.of(file, "test.jpg");
        assertThat(picture.width()).isEqualTo(orientation < 5 ? WIDTH : HEIGHT);
        int width = picture.width() / 5;
        int height = picture.height() / 5;

        GrayImage small = picture.gray(width, height);

        assertThat(picture.plane(4).reduction()).isEqualTo(4);
        GrayImage whole = Resize.to(Luma.gray(picture.colors()), width, height);
        assertThat(difference(small, whole)).isLessThan(.35); // a plane a pixel off its place differs by more than 1
    }

    @Test
    void noMoreIsDecodedThanAskedForAndAFinerPlaneIsKept() {
        Picture picture = Picture.of(PictureBytes.jpeg(discs(WIDTH, HEIGHT), false), "test.jpg");

        assertThat(picture.plane(9).pixels().width()).isEqualTo((WIDTH + 7) / 8);
        assertThat(picture.plane(3).pixels().width()).isEqualTo((WIDTH + 1) / 2);
        assertThat(picture.plane(8).reduction()).isEqualTo(2);
        assertThat(picture.gray().width()).isEqualTo(WIDTH);
    }

    @Test
    void theWholePlaneIsTheLumaOfTheColours() {
        Picture picture = Picture.of(PictureBytes.jpeg(discs(WIDTH, HEIGHT), true), "test.jpg");

        assertThat(difference(picture.gray(), Luma.gray(picture.colors()))).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, WIDTH})
    void aWholeJpegWithoutItsEndMarkerIsReadAndACutOneIsNot(int width) {
        byte[] file = PictureBytes.jpeg(discs(width, HEIGHT), false);
        byte[] unended = Arrays.copyOf(file, file.length - 2);
        byte[] padded = Arrays.copyOf(unended, file.length + 5);
        byte[] cut = Arrays.copyOf(file, file.length * 2 / 3);

        GrayImage whole = Picture.of(file, "whole.jpg").gray(50, 50);
        assertThat(difference(Picture.of(unended, "unended.jpg").gray(50, 50), whole))
                .isCloseTo(0, within(.6));
        assertThat(difference(Picture.of(padded, "padded.jpg").gray(50, 50), whole))
                .isCloseTo(0, within(.6));
        assertThatThrownBy(() -> Picture.of(cut, "cut.jpg").gray(50, 50))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cut.jpg: a damaged JPEG picture (it is cut off)");
    }

    @Test
    void nothingIsReadBeforeItIsAskedForAndReleasedPicturesAreReadAgain() throws IOException {
        Path file = folder.resolve("late.png");
        Picture picture = Picture.of(file);
        assertThatThrownBy(picture::width).hasMessageContaining("late.png: no such file");

        Files.write(file, PictureBytes.encode(discs(60, 40), "png"));
        assertThat(picture.width()).isEqualTo(60);
        assertThat(picture.format()).contains(PictureFormat.PNG);
        picture.release();
        Files.write(file, PictureBytes.encode(discs(80, 40), "png"));
        assertThat(picture.gray().width()).isEqualTo(80);
    }

    @Test
    void bytesStreamsAndPixelsAreTheSamePicture() {
        BufferedImage drawn = discs(70, 50);
        byte[] png = PictureBytes.encode(drawn, "png");
        GrayImage gray = Luma.gray(drawn);

        assertThat(Picture.of(png, "a").gray().pixels()).isEqualTo(gray.pixels());
        assertThat(Picture.of(new ByteArrayInputStream(png), "b").gray().pixels())
                .isEqualTo(gray.pixels());
        assertThat(Picture.of(drawn).gray().pixels()).isEqualTo(gray.pixels());
        assertThat(Picture.of(gray).colors().getWidth()).isEqualTo(70);
        assertThat(Picture.of(gray).withSource("c").source()).isEqualTo("c");
    }

    @Test
    void aSizeOfNothingIsRefused() {
        Picture picture = Picture.of(new GrayImage(4, 4, new byte[16]));
        assertThatThrownBy(() -> picture.gray(0, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a size of 0x4, expected at least 1x1");
        assertThatThrownBy(() -> picture.plane(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tiffsAreRead() {
        BufferedImage drawn = discs(70, 50);

        Picture picture = Picture.of(PictureBytes.encode(drawn, "tiff"), "a.tif");

        assertThat(picture.format()).contains(PictureFormat.TIFF);
        assertThat(picture.gray().pixels()).isEqualTo(Luma.gray(drawn).pixels());
    }

    @Test
    void damagedLargeJpegsAreNamedOrRead() {
        byte[] file = PictureBytes.jpeg(discs(WIDTH, HEIGHT), false);
        for (int at = 200; at < file.length; at += file.length / 40) {
            byte[] damaged = file.clone();
            Arrays.fill(damaged, at, Math.min(at + 8, file.length), (byte) 0xff);
            Picture picture = Picture.of(damaged, "damaged.jpg");
            try {
                assertThat(picture.gray(60, 45).width()).isEqualTo(60);
            } catch (UserError e) {
                assertThat(e).hasMessageStartingWith("damaged.jpg: ");
            }
        }
    }
}
