package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LumaTest {
    /** A 16x16 JPEG as printers have it: magenta and yellow in full, inverted as Adobe writes them. */
    private static final String CMYK =
            "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoK"
                    + "CgYICwwLCgwJCgoK/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIB"
                    + "AwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZH"
                    + "SElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV"
                    + "1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD9/K/n/r+f+v38oooooooooooor//Z";

    private static GrayImage readBack(BufferedImage picture, String format) {
        return Luma.gray(
                Picture.of(PictureBytes.encode(picture, format), "test", 1000).colors());
    }

    private static BufferedImage filled(int type, Color color) {
        BufferedImage picture = new BufferedImage(2, 2, type);
        for (int i = 0; i < 4; i++) {
            picture.setRGB(i % 2, i / 2, color.getRGB());
        }
        return picture;
    }

    /** Expected values from Pillow 12's {@code convert("L")}. */
    @ParameterizedTest
    @CsvSource({
        "255, 0, 0, 76",
        "0, 255, 0, 150",
        "0, 0, 255, 29",
        "12, 200, 77, 130",
        "250, 3, 128, 91",
        "255, 255, 255, 255",
        "17, 34, 51, 31"
    })
    void grayIsPillowsLuma(int red, int green, int blue, int expected) {
        Color color = new Color(red, green, blue);
        for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR}) {
            assertThat(Luma.gray(filled(type, color)).at(1, 1)).isEqualTo(expected);
        }
    }

    @Test
    void redAndBlueAreTheSamplesThemselves() {
        BufferedImage picture = filled(BufferedImage.TYPE_INT_RGB, new Color(250, 3, 128));
        assertThat(Luma.red(picture).at(1, 1)).isEqualTo(250);
        assertThat(Luma.blue(picture).at(1, 1)).isEqualTo(128);
    }

    @ParameterizedTest
    @CsvSource({
        DataBuffer.TYPE_INT + ", 2147483648",
        DataBuffer.TYPE_FLOAT + ", 0.5",
        DataBuffer.TYPE_USHORT + ", 32768"
    })
    void graySamplesOfAnyDepthAreScaledToBytes(int type, double half) {
        ColorModel gray = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, ColorModel.OPAQUE, type);
        WritableRaster raster = gray.createCompatibleWritableRaster(3, 1);
        raster.setSample(1, 0, 0, half);
        raster.setSample(2, 0, 0, type == DataBuffer.TYPE_FLOAT ? 7 : -1); // brighter than white; all bits set

        GrayImage bytes = Luma.gray(new BufferedImage(gray, raster, false, null));

        assertThat(bytes.at(0, 0)).isZero();
        assertThat(bytes.at(1, 0)).isEqualTo(128);
        assertThat(bytes.at(2, 0)).isEqualTo(255);
    }

    @Test
    void graySamplesKeepTheirValues() {
        BufferedImage picture = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 256; x++) {
            picture.getRaster().setSample(x, 0, 0, x);
        }
        GrayImage gray = readBack(picture, "png");
        for (int x = 0; x < 256; x++) {
            assertThat(gray.at(x, 0)).isEqualTo(x);
        }
        assertThat(Luma.gray(Luma.picture(gray)).pixels()).isEqualTo(gray.pixels());
    }

    @Test
    void sixteenBitGrayIsScaledToEight() {
        BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        int[] values = {0, 100 * 257, 65535};
        for (int x = 0; x < 3; x++) {
            picture.getRaster().setSample(x, 0, 0, values[x]);
        }
        assertThat(readBack(picture, "png").pixels()).containsExactly(0, 100, (byte) 255);
    }

    @Test
    void sixteenBitColourIsScaledToEight() {
        ColorModel colors = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = colors.createCompatibleWritableRaster(2, 2);
        for (int i = 0; i < 4; i++) {
            raster.setPixel(i % 2, i / 2, new int[] {12 * 257, 200 * 257, 77 * 257});
        }
        assertThat(readBack(new BufferedImage(colors, raster, false, null), "png")
                        .at(0, 0))
                .isEqualTo(130);
    }

    @Test
    void paletteColoursAreLookedUp() {
        byte[] red = {12, (byte) 250};
        byte[] green = {(byte) 200, 3};
        byte[] blue = {77, (byte) 128};
        for (int bits : new int[] {1, 8}) {
            IndexColorModel palette = new IndexColorModel(bits, 2, red, green, blue);
            BufferedImage picture = new BufferedImage(
                    2, 1, bits == 1 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED, palette);
            picture.getRaster().setSample(1, 0, 0, 1);
            assertThat(readBack(picture, "png").pixels()).containsExactly((byte) 130, 91);
        }
    }

    @Test
    void whatIsTransparentShowsWhite() {
        BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0x00000000);
        picture.setRGB(1, 0, 0xff000000);
        picture.setRGB(2, 0, 0x80000000);
        GrayImage gray = readBack(picture, "png");
        assertThat(gray.at(0, 0)).isEqualTo(255);
        assertThat(gray.at(1, 0)).isEqualTo(0);
        assertThat(gray.at(2, 0)).isBetween(126, 128);
    }

    @Test
    void transparentColorsAreMixedWithWhite() {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_4BYTE_ABGR);
        picture.setRGB(0, 0, 0x33c86432); // a fifth of 200, 100, 50
        picture.setRGB(1, 0, 0xffc86432);
        BufferedImage read =
                Picture.of(PictureBytes.encode(picture, "png"), "test").colors();
        assertThat(read.getRGB(0, 0)).isEqualTo(0xfff4e0d6);
        assertThat(read.getRGB(1, 0)).isEqualTo(0xffc86432);
    }

    @Test
    void transparentGrayShowsWhiteToo() {
        ColorModel colors = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, ColorModel.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        WritableRaster raster = colors.createCompatibleWritableRaster(3, 1);
        raster.setPixel(0, 0, new int[] {60, 0});
        raster.setPixel(1, 0, new int[] {60, 255});
        raster.setPixel(2, 0, new int[] {60, 51});
        GrayImage gray = readBack(new BufferedImage(colors, raster, false, null), "png");
        assertThat(gray.at(0, 0)).isEqualTo(255);
        assertThat(gray.at(1, 0)).isEqualTo(60);
        assertThat(gray.at(2, 0)).isEqualTo(216); // 0.2 * 60 + 0.8 * 255
    }

    @Test
    void cmykIsReadAsTheColourItPrints() {
        BufferedImage picture =
                Picture.of(Base64.getDecoder().decode(CMYK), "test", 1000).colors();
        Color color = new Color(picture.getRGB(8, 8));
        assertThat(color.getRed()).isGreaterThan(200);
        assertThat(color.getGreen()).isLessThan(70);
        assertThat(color.getBlue()).isLessThan(70);
    }

    @Test
    void aCutOutOfAPictureIsReadFromItsOwnPlace() {
        BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(2, 2, 0, 99);
        assertThat(Luma.gray(picture.getSubimage(2, 2, 2, 2)).at(0, 0)).isEqualTo(99);
        assertThat(Arrays.hashCode(Luma.gray(picture.getSubimage(0, 0, 2, 2)).pixels()))
                .isEqualTo(Arrays.hashCode(new byte[4]));
    }

    @ParameterizedTest
    @CsvSource({
        BufferedImage.TYPE_BYTE_GRAY + ", 8, 0",
        BufferedImage.TYPE_BYTE_GRAY + ", 4, 5",
        BufferedImage.TYPE_3BYTE_BGR + ", 16, 0",
        BufferedImage.TYPE_3BYTE_BGR + ", 12, 5",
        BufferedImage.TYPE_4BYTE_ABGR + ", 24, 0",
        BufferedImage.TYPE_4BYTE_ABGR + ", 16, 5"
    })
    void rowsOfOtherLibrariesMayBePaddedAndTheirMemoryLonger(int type, int stride, int surplus) {
        BufferedImage usual = new BufferedImage(4, 3, type);
        for (int i = 0; i < 12; i++) {
            usual.setRGB(i % 4, i / 4, 0xff000000 + 0x030a11 * i);
        }
        int[] bands = ((ComponentSampleModel) usual.getSampleModel()).getBandOffsets();
        DataBufferByte bytes = new DataBufferByte(new byte[3 * stride + surplus], 3 * stride + surplus);
        WritableRaster raster = Raster.createInterleavedRaster(bytes, 4, 3, stride, bands.length, bands, null);
        raster.setRect(usual.getRaster());
        BufferedImage padded = new BufferedImage(usual.getColorModel(), raster, false, null);

        assertThat(padded.getType()).isEqualTo(type);
        assertThat(Luma.gray(padded).pixels()).isEqualTo(Luma.gray(usual).pixels());
    }
}
