package dev.mien.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * Colour to gray and back to a drawable picture. Gray is the luma of ITU-R BT.601 on the values as stored, {@code 0.299 R
 * + 0.587 G + 0.114 B}, in the 16-bit fixed point of Pillow's {@code convert("L")}, which made the gray pixels of the data
 * sets the nets learn from.
 */
public final class Luma {
    private static final int RED = 19595; // 0.299 * 65536
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;
    private static final int ONE = 1 << 16;
    private static final int HALF = ONE / 2;

    private Luma() {}

    /** The picture in gray; gray samples stay as they are, what is transparent shows white. */
    public static GrayImage gray(BufferedImage picture) {
        return mixed(picture, RED, GREEN, BLUE);
    }

    /** As {@link #gray}, but of red alone: what a face looks like under other light or to another film. */
    public static GrayImage red(BufferedImage picture) {
        return mixed(picture, ONE, 0, 0);
    }

    /** As {@link #gray}, but of blue alone. */
    public static GrayImage blue(BufferedImage picture) {
        return mixed(picture, 0, 0, ONE);
    }

    private static GrayImage mixed(BufferedImage picture, int redShare, int greenShare, int blueShare) {
        BufferedImage plain = PlainPixels.of(picture);
        byte[] from = ((DataBufferByte) plain.getRaster().getDataBuffer()).getData();
        if (plain.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return new GrayImage(plain.getWidth(), plain.getHeight(), from.clone());
        }
        byte[] gray = new byte[from.length / 3];
        for (int i = 0; i < gray.length; i++) {
            int blue = from[3 * i] & 0xff;
            int green = from[3 * i + 1] & 0xff;
            int red = from[3 * i + 2] & 0xff;
            gray[i] = (byte) ((redShare * red + greenShare * green + blueShare * blue + HALF) >> 16);
        }
        return new GrayImage(plain.getWidth(), plain.getHeight(), gray);
    }

    /** The gray picture as a {@code TYPE_BYTE_GRAY} one, to draw or to write. */
    public static BufferedImage picture(GrayImage image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, image.width(), image.height(), image.pixels());
        return picture;
    }
}
