package dev.mien.serve;

import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as files in memory. */
public final class TestPictures {
    private TestPictures() {}

    /** A gray gradient as PNG. */
    public static byte[] png(int width, int height) {
        return encoded(width, height, "png");
    }

    /** The same as TIFF, which browsers do not show. */
    static byte[] tiff(int width, int height) {
        return encoded(width, height, "tiff");
    }

    private static byte[] encoded(int width, int height, String format) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % width);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(Luma.picture(new GrayImage(width, height, pixels)), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
