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
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % width);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(Luma.picture(new GrayImage(width, height, pixels)), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
