package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaceCropTest {
    /** Black with one white disc of three pixels' radius. */
    private static GrayImage disc(int width, int height, int x, int y) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            if (Math.hypot(i % width - x, Math.floorDiv(i, width) - y) < 3) {
                pixels[i] = (byte) 255;
            }
        }
        return new GrayImage(width, height, pixels);
    }

    private static Keypoints brightest(GrayImage crop) {
        double x = 0;
        double y = 0;
        double sum = 0;
        for (int i = 0; i < crop.pixels().length; i++) {
            int value = crop.pixels()[i] & 0xff;
            x += (double) value * (i % crop.width());
            y += (double) value * Math.floorDiv(i, crop.width());
            sum += value;
        }
        float[] points = new float[2 * Keypoint.COUNT];
        for (int i = 0; i < points.length; i += 2) {
            points[i] = (float) (x / sum);
            points[i + 1] = (float) (y / sum);
        }
        return Keypoints.of(points);
    }

    @ParameterizedTest
    @CsvSource({"60,0", "60,0.4", "60,-1.2", "900,0", "900,0.3"})
    void aPointOfTheCropIsFoundAtItsPlaceInThePicture(double side, double roll) {
        GrayImage picture = side > 500 ? disc(1200, 1000, 520, 480) : disc(200, 160, 88, 70);
        FaceCrop crop = side > 500
                ? FaceCrop.square(500, 500, side).turnedAbout(0, 0, roll)
                : FaceCrop.square(90, 75, side).turnedAbout(0, 0, roll);

        GrayImage pixels = crop.pixels(Picture.of(picture));
        float[] spreads = new float[Keypoint.COUNT];
        Arrays.fill(spreads, 3);
        Keypoints back = crop.toPicture(brightest(pixels).withSpreads(spreads), pixels);

        double tolerance = side > 500 ? 1.5 : .2;
        assertThat(back.x(Keypoint.NOSE_TIP)).isCloseTo(side > 500 ? 520f : 88f, within((float) tolerance));
        assertThat(back.y(Keypoint.NOSE_TIP)).isCloseTo(side > 500 ? 480f : 70f, within((float) tolerance));
        assertThat(back.spread(Keypoint.CHIN)).isNaN();
        assertThat(back.spread(Keypoint.NOSE_TIP)).isCloseTo((float) (3 * side / pixels.width()), within(.01f));
    }

    @Test
    void aFramedCropTurnsAboutTheFacesMiddle() {
        Box box = new Box(100, 100, 200, 200);
        FaceCrop crop = Framing.KAGGLE.crop(box);

        FaceCrop turned = Framing.KAGGLE.turned(crop, Math.PI / 2);

        double below = Framing.MIDDLE_BELOW * crop.height();
        assertThat(turned.centerX()).isCloseTo(150 + below, within(1e-6)); // what was up is right
        assertThat(turned.centerY()).isCloseTo(crop.centerY() + below, within(1e-6));
        assertThat(turned.roll()).isCloseTo(Math.PI / 2, within(1e-9));
    }

    @Test
    void aWholePictureIsItsOwnCrop() {
        GrayImage picture = disc(50, 40, 20, 30);

        GrayImage crop = Framing.AS_IT_IS.crop(new Box(0, 0, 50, 40)).pixels(Picture.of(picture));

        assertThat(crop.width()).isEqualTo(50);
        assertThat(crop.pixels()).isEqualTo(picture.pixels());
    }

    @Test
    void beyondTheEdgeThePictureGoesOn() {
        byte[] white = new byte[100];
        Arrays.fill(white, (byte) 200);

        GrayImage crop = FaceCrop.square(0, 0, 30).pixels(Picture.of(new GrayImage(10, 10, white)));

        assertThat(crop.pixels()).hasSize(900).containsOnly((byte) 200);
        assertThat(FaceCrop.square(-900, -900, 700)
                        .pixels(Picture.of(new GrayImage(10, 10, white)))
                        .pixels())
                .containsOnly((byte) 200);
    }

    @ParameterizedTest
    @ValueSource(doubles = {150, 250, 383, 700, 1e5, 1e8, 1e12})
    void aCropHasAtMostTwiceThePixelsThatTheModelsRead(double side) {
        Picture picture = Picture.of(disc(400, 300, 200, 150));

        GrayImage crop = FaceCrop.square(200, 150, side).pixels(picture);

        assertThat(crop.width()).isBetween(1, FaceCrop.LARGEST);
        assertThat(crop.height()).isBetween(1, FaceCrop.LARGEST);
    }

    @Test
    void kagglesFramingShowsTheForehead() {
        FaceCrop crop = Framing.KAGGLE.crop(new Box(100, 100, 200, 200));

        assertThat(crop.width()).isCloseTo(100 * Framing.SIDE, within(1e-6));
        assertThat(crop.centerX()).isEqualTo(150);
        assertThat(crop.centerY()).isCloseTo(150 - 100 * Framing.SIDE * Framing.RAISED, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"60,0", "61,0.4", "250,-1.2", "900,0.3"})
    void whatIsBelowACropGoesOnWhereItEnds(double side, double roll) {
        GrayImage picture = disc(1200, 1000, 520, 480);
        FaceCrop crop = FaceCrop.square(500, 500 - .6 * side, side).turnedAbout(0, .6 * side, roll);
        FaceCrop.Pixels pixels = crop.pixels(Picture.of(picture), 1 / 3.0);
        if (side < 2 * FaceCrop.LARGEST) { // of larger ones other pixels are averaged
            assertThat(pixels.crop().pixels())
                    .isEqualTo(crop.pixels(Picture.of(picture)).pixels());
        }
        int rows = pixels.crop().height();
        assertThat(pixels.tall().height()).isEqualTo(rows + Math.round(rows / 3f));
        assertThat(Arrays.copyOf(pixels.tall().pixels(), rows * rows))
                .isEqualTo(pixels.crop().pixels());
        // The disc lies below the larger crops.
        Keypoints back = crop.toPicture(brightest(pixels.tall()), pixels.crop());
        assertThat(back.x(Keypoint.NOSE_TIP)).isCloseTo(520f, within(2f));
        assertThat(back.y(Keypoint.NOSE_TIP)).isCloseTo(480f, within(2f));
    }

    @Test
    void ofALargeJpegNoMoreIsDecodedThanTheModelsReadUnlessDetailIsMeasured() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1200, 1000, BufferedImage.TYPE_BYTE_GRAY), "jpeg", jpeg);
        Picture picture = Picture.of(jpeg.toByteArray(), "test.jpg");
        FaceCrop crop = FaceCrop.square(600, 500, 250);

        assertThat(crop.pixels(picture).width()).isEqualTo(125); // the models read 96
        assertThat(picture.plane(8).reduction()).isEqualTo(2);

        assertThat(crop.detailedPixels(picture).width()).isEqualTo(FaceCrop.LARGEST);
        assertThat(picture.plane(8).reduction()).isEqualTo(1);
    }
}
