package dev.mien.bench;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Scales photos in colour. */
final class ScaledPhoto {
    private ScaledPhoto() {}

    /**
     * The photo scaled by a factor.
     *
     * @param interpolation a value of {@link RenderingHints#KEY_INTERPOLATION}
     */
    static BufferedImage of(BufferedImage photo, double scale, Object interpolation) {
        int width = (int) Math.round(photo.getWidth() * scale);
        int height = (int) Math.round(photo.getHeight() * scale);
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = scaled.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        canvas.drawImage(photo, 0, 0, width, height, null);
        canvas.dispose();
        return scaled;
    }
}
