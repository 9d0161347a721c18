package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.image.GrayImage;

/**
 * The region of a picture around a box, shrunk so that the box has about 24 to 48 pixels, which is sufficient for
 * tracking at low cost.
 */
final class Surroundings {
    private static final double BOX_PIXELS = 32;
    private static final double MARGIN = 0.6; // of the box's size, on each side

    private final int left;
    private final int top;
    private final int shrink;
    private final int width;
    private final int height;
    private final float[] values; // [height, width], means over shrink x shrink pixels

    private Surroundings(int left, int top, int shrink, int width, int height) {
        this.left = left;
        this.top = top;
        this.shrink = shrink;
        this.width = width;
        this.height = height;
        this.values = new float[width * height];
    }

    /** The region around a box, as far as it is inside the picture. */
    static Surroundings of(GrayImage picture, Box box) {
        double size = Math.max(box.width(), box.height());
        int shrink = (int) Math.max(1, Math.round(size / BOX_PIXELS));
        int left = clamp(box.left() - MARGIN * size, picture.width() - shrink);
        int top = clamp(box.top() - MARGIN * size, picture.height() - shrink);
        int right = clamp(box.right() + MARGIN * size, picture.width());
        int bottom = clamp(box.bottom() + MARGIN * size, picture.height());
        Surroundings part = new Surroundings(
                left, top, shrink, Math.max(1, (right - left) / shrink), Math.max(1, (bottom - top) / shrink));
        part.fill(picture);
        return part;
    }

    private static int clamp(double value, int max) {
        return (int) Math.max(0, Math.min(value, max));
    }

    private void fill(GrayImage picture) {
        byte[] pixels = picture.pixels();
        int bottom = Math.min(height * shrink, picture.height() - top);
        int right = Math.min(width * shrink, picture.width() - left);
        for (int y = 0; y < bottom; y++) {
            int row = (top + y) * picture.width() + left;
            int to = y / shrink * width;
            for (int column = 0; column < width; column++) {
                int sum = 0;
                for (int x = column * shrink, end = Math.min(x + shrink, right); x < end; x++) {
                    sum += pixels[row + x] & 0xff;
                }
                values[to + column] += sum;
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= shrink * shrink;
        }
    }

    /** The bilinear brightness at a position of the picture; edge pixels are repeated outwards. */
    float at(double x, double y) {
        double column = Math.max(0, Math.min((x - left + 0.5) / shrink - 0.5, width - 1));
        double row = Math.max(0, Math.min((y - top + 0.5) / shrink - 0.5, height - 1));
        int x0 = (int) column;
        int y0 = (int) row;
        int x1 = Math.min(x0 + 1, width - 1);
        int y1 = Math.min(y0 + 1, height - 1);
        float across = (float) (column - x0);
        float down = (float) (row - y0);
        float above = values[y0 * width + x0] * (1 - across) + values[y0 * width + x1] * across;
        float below = values[y1 * width + x0] * (1 - across) + values[y1 * width + x1] * across;
        return above * (1 - down) + below * down;
    }
}
