package dev.mien.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Converts any decoder output (16 bits, palettes, alpha, CMYK, colour profiles) to one of two types:
 * {@code TYPE_BYTE_GRAY} or {@code TYPE_3BYTE_BGR}. Transparent pixels become white.
 */
final class PlainPixels {
    private static final float UNSIGNED = 0x1p32f;
    private static final int OPAQUE = 255;

    private PlainPixels() {}

    static BufferedImage of(BufferedImage picture) {
        ColorModel colors = picture.getColorModel();
        if (isPlain(picture)) {
            return picture;
        }
        if (!(colors instanceof IndexColorModel) && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            return gray(picture);
        }
        return color(picture);
    }

    private static boolean isPlain(BufferedImage picture) {
        return switch (picture.getType()) {
            case BufferedImage.TYPE_BYTE_GRAY -> isPacked(picture, 1);
            case BufferedImage.TYPE_3BYTE_BGR -> isPacked(picture, 3);
            default -> false;
        };
    }

    /**
     * Whether its bytes are its pixels and nothing else. A sub-image shares those of its parent, and the rows of other
     * libraries, such as JavaCV, end with padding.
     */
    private static boolean isPacked(BufferedImage picture, int bytesPerPixel) {
        Raster raster = picture.getRaster();
        return raster.getParent() == null
                && raster.getSampleModel() instanceof ComponentSampleModel samples
                && samples.getScanlineStride() == bytesPerPixel * picture.getWidth()
                && raster.getDataBuffer() instanceof DataBufferByte bytes
                && bytes.getOffset() == 0
                && bytes.getData().length == (long) bytesPerPixel * picture.getWidth() * picture.getHeight();
    }

    /**
     * Copies gray samples as stored. Java2D would treat them as linear light and brighten them when converting to sRGB,
     * although files contain display values.
     */
    private static BufferedImage gray(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        Raster raster = picture.getRaster();
        ColorModel colors = picture.getColorModel();
        float scale = 255f / largest(picture, 0);
        boolean unsigned = raster.getTransferType() == DataBuffer.TYPE_INT; // which Java hands out as signed
        boolean alpha = colors.hasAlpha();
        float alphaScale = alpha ? 1f / largest(picture, 1) : 0;
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] to = ((DataBufferByte) result.getRaster().getDataBuffer()).getData();
        int bands = raster.getNumBands();
        float[] row = new float[width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                float sample = row[x * bands];
                float value = (sample < 0 && unsigned ? sample + UNSIGNED : sample) * scale;
                if (alpha) {
                    float cover = row[x * bands + 1] * alphaScale;
                    value = (colors.isAlphaPremultiplied() ? value : value * cover) + 255 * (1 - cover);
                }
                to[y * width + x] = (byte) Math.round(Math.max(0, Math.min(255, value)));
            }
        }
        return result;
    }

    /** The value of a sample at full brightness: 1 for floating point, all bits set for integers. */
    private static float largest(BufferedImage picture, int band) {
        int type = picture.getRaster().getTransferType();
        boolean isFloat = type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
        return isFloat ? 1 : (1L << picture.getColorModel().getComponentSize(band)) - 1;
    }

    private static BufferedImage color(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_4BYTE_ABGR && isPacked(picture, 4)) {
            return onWhite(picture);
        }
        BufferedImage result = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        ColorModel colors = picture.getColorModel();
        if (!colors.hasAlpha()
                && !(colors instanceof IndexColorModel)
                && !colors.getColorSpace().isCS_sRGB()) {
            // Drawing would convert the same way, but pixel by pixel: minutes for a photo.
            return new ColorConvertOp(null).filter(picture, result);
        }
        Graphics2D canvas = result.createGraphics();
        canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return result;
    }

    /** As drawn on white, in an eighth of the time: most screenshots are stored in this way. */
    private static BufferedImage onWhite(BufferedImage picture) {
        BufferedImage result = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] from = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        byte[] to = ((DataBufferByte) result.getRaster().getDataBuffer()).getData();
        for (int i = 0, j = 0; j < to.length; i += 4, j += 3) { // alpha, blue, green, red
            int cover = from[i] & 0xff;
            to[j] = onWhite(from[i + 1] & 0xff, cover);
            to[j + 1] = onWhite(from[i + 2] & 0xff, cover);
            to[j + 2] = onWhite(from[i + 3] & 0xff, cover);
        }
        return result;
    }

    /** A sample on white where it covers that part of 255. */
    static byte onWhite(int value, int cover) {
        return (byte) (cover == OPAQUE ? value : (value * cover + OPAQUE * (OPAQUE - cover) + OPAQUE / 2) / OPAQUE);
    }
}
