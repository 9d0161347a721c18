package dev.mien.video.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * How opaque a picture is.
 *
 * @param layout where the gray picture that says so is in the container, of the size and orientation of the other
 * @param isPremultiplied whether the colours are multiplied by it
 */
record Transparency(Tiles layout, boolean isPremultiplied) {
    /**
     * The colours with their opacity.
     *
     * @param colors {@code TYPE_3BYTE_BGR}
     * @param opacity {@code TYPE_BYTE_GRAY}, of the same size
     */
    BufferedImage joined(BufferedImage colors, BufferedImage opacity) {
        BufferedImage joined = new BufferedImage(
                colors.getWidth(),
                colors.getHeight(),
                isPremultiplied ? BufferedImage.TYPE_4BYTE_ABGR_PRE : BufferedImage.TYPE_4BYTE_ABGR);
        byte[] bgr = bytes(colors);
        byte[] gray = bytes(opacity);
        byte[] to = bytes(joined);
        for (int i = 0; i < gray.length; i++) {
            to[4 * i] = gray[i];
            System.arraycopy(bgr, 3 * i, to, 4 * i + 1, 3);
        }
        return joined;
    }

    private static byte[] bytes(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }
}
