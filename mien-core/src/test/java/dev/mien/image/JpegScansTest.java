package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.mien.PictureError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

class JpegScansTest {
    private static byte[] progressive() throws IOException {
        return jpeg(ImageWriteParam.MODE_DEFAULT);
    }

    private static byte[] jpeg(int progressiveMode) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressiveMode);
            writer.setOutput(out);
            writer.write(
                    null, new IIOImage(new BufferedImage(32, 32, BufferedImage.TYPE_3BYTE_BGR), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The file with the last of its scans many times more, as one that means harm is made. */
    private static byte[] repeated(byte[] file, int times) {
        int last = file.length - 2;
        while (!((file[last] & 0xff) == 0xff && (file[last + 1] & 0xff) == 0xda)) {
            last--;
        }
        byte[] scan = Arrays.copyOfRange(file, last, file.length - 2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(file, 0, file.length - 2);
        for (int i = 0; i < times; i++) {
            bytes.writeBytes(scan);
        }
        bytes.write(file, file.length - 2, 2);
        return bytes.toByteArray();
    }

    @Test
    void aPictureWithThousandsOfScansIsRefusedBeforeItIsDecoded() throws IOException {
        Picture picture = Picture.of(repeated(progressive(), 2000), "slow.jpg");
        assertThatThrownBy(picture::width)
                .isInstanceOf(PictureError.class)
                .hasMessageContaining("slow.jpg: a JPEG picture of more than 100 scans");
    }

    @Test
    void decodersReadNoScanAfterOneOfTheWholePicture() throws IOException {
        byte[] file = repeated(jpeg(ImageWriteParam.MODE_DISABLED), 50_000);
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> Picture.of(file, "slow.jpg").gray())
                        .isInstanceOf(PictureError.class)
                        .hasMessageContaining("slow.jpg: a damaged JPEG picture"));
    }

    /** The file with another size in its frame header. */
    private static byte[] claiming(byte[] file, int side) {
        int frame = 0;
        while (!((file[frame] & 0xff) == 0xff && (file[frame + 1] & 0xff) == 0xc2)) {
            frame++;
        }
        ByteBuffer.wrap(file).putShort(frame + 5, (short) side).putShort(frame + 7, (short) side);
        return file;
    }

    @Test
    void aLargePictureMayHaveFewerScans() throws IOException {
        assertThatThrownBy(() -> Picture.of(claiming(repeated(progressive(), 20), 10_000), "slow.jpg")
                        .width())
                .isInstanceOf(PictureError.class)
                .hasMessageContaining("slow.jpg: a JPEG picture of more than 25 scans");
        assertThat(Picture.of(claiming(progressive(), 10_000), "large.jpg").width())
                .isEqualTo(10_000);
    }

    @Test
    void aPictureThatDecodersKeepWholeHasTheLimitOfOtherFormats() throws IOException {
        assertThatThrownBy(() ->
                        Picture.of(claiming(progressive(), 20_000), "huge.jpg").width())
                .isInstanceOf(PictureError.class)
                .hasMessageContaining("huge.jpg: a picture of 20000x20000")
                .hasMessageContaining("the limit is 100000000");
        assertThat(Picture.of(claiming(progressive(), 5000), "large.jpg").memory())
                .as("two bytes of gray, and two for each of three components")
                .isGreaterThan(25_000_000L * 8);
    }

    @Test
    void whatFollowsThePictureIsNotCounted() throws IOException {
        byte[] file = progressive();
        byte[] film = new byte[file.length + 1000];
        System.arraycopy(file, 0, film, 0, file.length);
        for (int i = file.length; i < film.length; i++) {
            film[i] = (byte) (i % 2 == 0 ? 0xff : 0xda);
        }
        assertThat(Picture.of(film, "with a film behind it").width()).isEqualTo(32);
    }
}
