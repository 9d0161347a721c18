package dev.mien.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Picture files made in memory for the tests. */
final class PictureBytes {
    private static final int PNG_HEADER_END = 33; // signature 8, IHDR 4 + 4 + 13 + 4
    private static final int ORIENTATION_TAG = 0x0112;

    private PictureBytes() {}

    /** Colour noise on a slope, so that no format packs it to a few bytes. */
    static BufferedImage noise() {
        BufferedImage picture = new BufferedImage(96, 80, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(7);
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 96; x++) {
                int slope = ((2 * x) << 16) | ((3 * y) << 8) | (x + y);
                picture.setRGB(x, y, slope ^ (random.nextInt() & 0x070707));
            }
        }
        return picture;
    }

    static byte[] encode(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A JPEG of best quality, so that flat areas keep their colours. */
    static byte[] jpeg(BufferedImage picture, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam options = writer.getDefaultWriteParam();
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionQuality(1);
        if (progressive) {
            options.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        return write(writer, new IIOImage(picture, null, null), options);
    }

    /** A JPEG with an EXIF segment that holds this orientation. */
    static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] tiff = tiff(orientation);
        ByteBuffer segment = ByteBuffer.allocate(2 + 2 + 6 + tiff.length);
        segment.put((byte) 0xff).put((byte) 0xe1);
        segment.putShort((short) (2 + 6 + tiff.length));
        segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
        return insert(jpeg, 2, segment.array());
    }

    /** A PNG with an {@code eXIf} chunk that holds this orientation. */
    static byte[] pngWithOrientation(byte[] png, int orientation) {
        return insert(png, PNG_HEADER_END, chunk("eXIf", tiff(orientation)));
    }

    /** A PNG whose header claims another size; its checksum is right. */
    static byte[] pngClaiming(byte[] png, int width, int height) {
        byte[] header = Arrays.copyOfRange(png, 16, 29);
        ByteBuffer.wrap(header).putInt(width).putInt(height);
        byte[] result = png.clone();
        byte[] chunk = chunk("IHDR", header);
        System.arraycopy(chunk, 0, result, 8, chunk.length);
        return result;
    }

    private static byte[] write(ImageWriter writer, IIOImage image, ImageWriteParam options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, image, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A big-endian TIFF with one directory of one entry, as TIFF 6.0 lays it out. */
    private static byte[] tiff(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26);
        tiff.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        tiff.putShort((short) 1);
        tiff.putShort((short) ORIENTATION_TAG).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0);
        tiff.putInt(0);
        return tiff.array();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }

    private static byte[] insert(byte[] bytes, int place, byte[] part) {
        byte[] result = Arrays.copyOf(bytes, bytes.length + part.length);
        System.arraycopy(part, 0, result, place, part.length);
        System.arraycopy(bytes, place, result, place + part.length, bytes.length - place);
        return result;
    }
}
