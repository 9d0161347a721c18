package dev.mien.draw;

import dev.mien.Box;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Ways to anonymize faces. At most {@value #CELLS} by {@value #CELLS} mean colours remain of a face; none of the ways
 * is reversible.
 *
 * <pre>{@code
 * List<Box> boxes = analyzer.detect(picture).stream().map(Detection::box).toList();
 * PictureFiles.writePng(Path.of("redacted.png"), Redaction.BLUR.of(picture.colors(), boxes));
 * }</pre>
 */
public enum Redaction {
    /** Mean colours with smooth transitions. */
    BLUR,
    /** Mean colours as squares. */
    PIXELATE,
    /** Black. */
    FILL;

    private static final int CELLS = 8;

    /** The margin around a box, as a share of its size, that covers hair, ears and inaccurate boxes. */
    private static final double MARGIN = .15;

    /** The way of that {@linkplain #label() name}; empty if there is none. */
    public static Optional<Redaction> of(String name) {
        return Arrays.stream(values()).filter(way -> way.label().equals(name)).findFirst();
    }

    /** The name in options: the constant in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Anonymizes the faces in these boxes in a copy of the picture.
     *
     * @param picture of any type
     * @param boxes of faces, in pixels of the picture; those outside of it have no effect
     * @return {@code TYPE_3BYTE_BGR}
     */
    public BufferedImage of(BufferedImage picture, List<Box> boxes) {
        BufferedImage result = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = result.createGraphics();
        canvas.drawImage(picture, 0, 0, null);
        canvas.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                this == BLUR
                        ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        for (Box box : boxes) {
            // Of the result, since a small box over a large one would otherwise bring back the large face's detail.
            cover(result, area(box, picture), canvas);
        }
        canvas.dispose();
        return result;
    }

    private static Rectangle area(Box box, BufferedImage picture) {
        double across = MARGIN * box.width();
        double down = MARGIN * box.height();
        int left = (int) Math.max(0, Math.floor(box.left() - across));
        int top = (int) Math.max(0, Math.floor(box.top() - down));
        int right = (int) Math.min(picture.getWidth(), Math.ceil(box.right() + across));
        int bottom = (int) Math.min(picture.getHeight(), Math.ceil(box.bottom() + down));
        return new Rectangle(left, top, right - left, bottom - top);
    }

    private void cover(BufferedImage picture, Rectangle area, Graphics2D canvas) {
        if (area.isEmpty()) {
            return;
        }
        if (this == FILL) {
            canvas.setColor(Color.BLACK);
            canvas.fill(area);
        } else {
            canvas.drawImage(means(picture, area), area.x, area.y, area.width, area.height, null);
        }
    }

    /** The area reduced to few pixels, each the mean of those that it covers. */
    private static BufferedImage means(BufferedImage picture, Rectangle area) {
        int columns = Math.min(CELLS, area.width);
        int rows = Math.min(CELLS, area.height);
        BufferedImage means = new BufferedImage(columns, rows, BufferedImage.TYPE_3BYTE_BGR);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int left = area.x + column * area.width / columns;
                int top = area.y + row * area.height / rows;
                int right = area.x + (column + 1) * area.width / columns;
                int bottom = area.y + (row + 1) * area.height / rows;
                means.setRGB(column, row, mean(picture, left, top, right, bottom));
            }
        }
        return means;
    }

    private static int mean(BufferedImage picture, int left, int top, int right, int bottom) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int rgb = picture.getRGB(x, y);
                red += (rgb >> 16) & 0xff;
                green += (rgb >> 8) & 0xff;
                blue += rgb & 0xff;
            }
        }
        long count = (long) (right - left) * (bottom - top);
        return ((int) (red / count) << 16) | ((int) (green / count) << 8) | (int) (blue / count);
    }
}
