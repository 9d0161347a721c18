package dev.mien.augment;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG compression as an augmentation. */
final class Compression {
    private Compression() {}

    /**
     * Encodes pixels as JPEG and replaces them by what is decoded.
     *
     * @param pixels [height, width] from {@code offset} on, in 0..1
     * @param quality from 0 (worst) to 1 (best)
     */
    static void change(float[] pixels, int offset, int width, int height, double quality) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] bytes = new byte[width * height];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (int) (pixels[offset + i] * 255 + .5f);
        }
        image.getRaster().setDataElements(0, 0, width, height, bytes);
        byte[] read = new byte[bytes.length];
        read(written(image, quality)).getRaster().getDataElements(0, 0, width, height, read);
        Resize.toFloats(new GrayImage(width, height, read), width, height, pixels, offset);
    }

    private static byte[] written(BufferedImage image, double quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality((float) quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), options);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException("a JPEG file that was just encoded can be decoded", e);
        }
    }
}
