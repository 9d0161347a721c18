package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.PictureError;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WebpPixelsTest {
    /** 16x16 of a part of a photo, as libwebp's method 0 writes it, which Java's decoder shows in green. */
    private static final byte[] LOSSY = Base64.getDecoder()
            .decode("UklGRlYAAABXRUJQVlA4IEoAAABQAQCdASoQABAAB0CWJZAABYwAAP7XO2fBMQqH"
                    + "dvw94R/51o0tssF7xYJUsXQLQdK4jy70y3cXxhj5+/Avpiyw/ti0GeDDQ4AAAA==");

    /** 32x16, the left half transparent red, the right half blue. */
    private static final byte[] TRANSPARENT = Base64.getDecoder()
            .decode("UklGRoAAAABXRUJQVlA4WAoAAAAQAAAAHwAADwAAQUxQSBMAAAABDzD/ERFCIJDsLx3AAhH9j2IFAFZQOCBGAAAAUAEA"
                    + "nQEqIAAQAALATCWgAAPZQAD+54v//Qr1l99Qxf//LP/9lv+y3qT/wBR0//Vof/8tD9z78aL/+sr//5lf75H52QAAAA==");

    private static Color color(byte[] file, int x, int y) {
        return new Color(Picture.of(file, "a.webp").colors().getRGB(x, y));
    }

    private static void assertNear(Color color, int red, int green, int blue) {
        assertThat(Math.abs(color.getRed() - red)).as("%s", color).isLessThan(12);
        assertThat(Math.abs(color.getGreen() - green)).as("%s", color).isLessThan(12);
        assertThat(Math.abs(color.getBlue() - blue)).as("%s", color).isLessThan(12);
    }

    private static ByteBuffer chunk(String name, int length) {
        ByteBuffer chunk =
                ByteBuffer.allocate(RiffChunks.HEAD + length + (length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(length);
    }

    /** An animation of that picture and of one of another size. */
    private static byte[] animation(byte[] first) {
        byte[] side = {15, 0, 0};
        byte[] frame = Arrays.copyOfRange(first, RiffChunks.FIRST, first.length);
        byte[] head = chunk("VP8X", 10).putInt(2).put(side).put(side).array();
        byte[] loops = chunk("ANIM", 6).array();
        byte[] one = chunk("ANMF", 16 + frame.length)
                .put(new byte[6])
                .put(side)
                .put(side)
                .putInt(100)
                .put(frame)
                .array();
        ByteBuffer file = ByteBuffer.allocate(RiffChunks.FIRST + head.length + loops.length + 2 * one.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put(first, 0, 4).putInt(file.capacity() - 8).put(first, 8, 4);
        return file.put(head).put(loops).put(one).put(one).array();
    }

    @Test
    void theColoursAreThoseOfThePicture() {
        assertNear(color(LOSSY, 2, 8), 202, 181, 183);
        assertNear(color(LOSSY, 13, 8), 216, 181, 154);
    }

    @Test
    void theFirstFrameOfAnAnimationIsRead() {
        BufferedImage picture = Picture.of(animation(LOSSY), "a.webp").colors();
        assertThat(picture.getWidth()).isEqualTo(16);
        assertNear(color(animation(LOSSY), 2, 8), 202, 181, 183);
    }

    @Test
    void transparentPixelsBecomeWhite() {
        assertThat(color(TRANSPARENT, 4, 8)).isEqualTo(Color.WHITE);
        assertNear(color(TRANSPARENT, 28, 8), 40, 82, 198);
    }

    @Test
    @Timeout(20)
    void aLargePictureOfWhichMostIsMissingIsRefusedSoon() {
        int length = 256;
        ByteBuffer file =
                ByteBuffer.allocate(RiffChunks.FIRST + RiffChunks.HEAD + length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.fill(file.array(), (byte) 0x18); // codes that are valid, as far as they go
        file.put(LOSSY, 0, 4).putInt(file.capacity() - 8).put(LOSSY, 8, 4);
        file.put("VP8L".getBytes(StandardCharsets.US_ASCII)).putInt(length);
        file.put((byte) 0x2f).putInt(4999 | 4999 << 14); // 5000x5000 (RFC 9649, 3.4)
        Picture picture = Picture.of(file.array(), "hostile.webp");
        assertThat(picture.width()).isEqualTo(5000);
        assertThatThrownBy(picture::gray)
                .isInstanceOf(PictureError.class)
                .hasMessageContaining("hostile.webp: a damaged WEBP picture");
    }

    @Test
    void theDecoderIsGivenUpOnWhatIsDamaged() {
        assertThat(WebpPixels.decode(Arrays.copyOf(LOSSY, LOSSY.length / 2))).isEmpty();
        assertThat(WebpPixels.decode(new byte[0])).isEmpty();
    }
}
