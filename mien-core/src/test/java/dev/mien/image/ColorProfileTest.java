package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.PictureError;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColorProfileTest {
    private static final byte[] PICTURE = PictureBytes.jpeg(PictureBytes.noise(), false);
    private static final byte[] PROFILE =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /** The picture with a profile in two parts, the first of which states that length. */
    private static byte[] jpeg(int stated) {
        byte[] profile = PROFILE.clone();
        ByteBuffer.wrap(profile).putInt(stated);
        int half = profile.length / 2;
        ByteBuffer file = ByteBuffer.allocate(PICTURE.length + profile.length + 2 * 18);
        file.put(PICTURE, 0, 2);
        part(file, 1, Arrays.copyOf(profile, half));
        part(file, 2, Arrays.copyOfRange(profile, half, profile.length));
        return file.put(PICTURE, 2, PICTURE.length - 2).array();
    }

    private static void part(ByteBuffer file, int number, byte[] data) {
        file.putShort((short) 0xffe2).putShort((short) (2 + 14 + data.length));
        file.put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII))
                .put((byte) number)
                .put((byte) 2)
                .put(data);
    }

    /** A lossless WebP of one black pixel with a profile that states that length. */
    private static byte[] webp(int stated) {
        byte[] pixel = {0x2f, 0, 0, 0, 0, 0x07, 0x10, 0x11, 0x11, (byte) 0x88, (byte) 0x88, (byte) 0xfe, 0x07, 0};
        ByteBuffer file =
                ByteBuffer.allocate(12 + 18 + 8 + 128 + 8 + pixel.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(file.capacity() - 8).put(ascii("WEBP"));
        file.put(ascii("VP8X")).putInt(10).putInt(0x20).put(new byte[6]);
        file.put(ascii("ICCP"))
                .putInt(128)
                .order(ByteOrder.BIG_ENDIAN)
                .putInt(stated)
                .put(new byte[124]);
        file.order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("VP8L"))
                .putInt(pixel.length)
                .put(pixel);
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aProfileLongerThanItsFileIsIgnored() {
        for (int stated : new int[] {Integer.MAX_VALUE - 16, -1, 1 << 20}) {
            assertThat(Picture.of(jpeg(stated), "a.jpg").colors().getWidth()).isEqualTo(96);
            assertThat(Picture.of(webp(stated), "a.webp").colors().getWidth()).isEqualTo(1);
        }
    }

    @Test
    void aProfileOfPossibleLengthIsLeftAlone() {
        byte[] jpeg = jpeg(PROFILE.length);
        assertThat(ColorProfile.within(PictureFormat.JPEG, jpeg)).isSameAs(jpeg);
        byte[] webp = webp(128);
        assertThat(ColorProfile.within(PictureFormat.WEBP, webp)).isSameAs(webp);
    }

    @Test
    void aBmpFileWithAnotherFileInsideIsNotRead() {
        ByteBuffer file = ByteBuffer.allocate(54 + PICTURE.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("BM")).putInt(file.capacity()).putInt(0).putInt(54);
        file.putInt(40)
                .putInt(96)
                .putInt(80)
                .putInt(1)
                .putInt(4)
                .putInt(PICTURE.length)
                .put(new byte[16]);
        file.put(PICTURE);
        assertThatThrownBy(() -> Picture.of(file.array(), "a.bmp").colors())
                .isInstanceOf(PictureError.class)
                .hasMessageContaining("a.bmp: a BMP picture of a kind that is not read");
    }
}
