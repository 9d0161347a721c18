package dev.mien.dataset;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;

/**
 * A face in a standard size with hashes that are robust to compression and changes in brightness: 128 bits that compare
 * the mean brightness of each cell of a grid of 8 by 8 with its neighbours to the right and below (difference hash;
 * dhash in Buchner's "imagehash").
 */
final class PerceptualHash {
    /** The side of the standard size, in pixels: FER-2013's own. */
    static final int SIDE = 48;

    /** The largest offset of the hashed window, in pixels of the standard size. */
    static final int MARGIN = 4;

    private static final int WINDOW = SIDE - 2 * MARGIN;
    private static final int CELLS = 8;
    private static final int BORDER = 1; // where a face has no 3x3 pixels to smooth

    /** Faces whose standard deviation of brightness is lower are uniform. */
    private static final double FLAT = 4;

    private final float[] pixels; // [48, 48], smoothed
    private final double[] sums = new double[(SIDE + 1) * (SIDE + 1)]; // of all pixels above and to the left

    private PerceptualHash(float[] pixels) {
        this.pixels = pixels;
        for (int y = 0; y < SIDE; y++) {
            double row = 0;
            for (int x = 0; x < SIDE; x++) {
                row += pixels[y * SIDE + x];
                sums[(y + 1) * (SIDE + 1) + x + 1] = sums[y * (SIDE + 1) + x + 1] + row;
            }
        }
    }

    static PerceptualHash of(GrayImage image) {
        GrayImage small = Resize.to(image, SIDE, SIDE);
        float[] pixels = new float[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = small.pixels()[i] & 0xff;
        }
        return new PerceptualHash(smooth(pixels));
    }

    /** Smooths by means of 3x3 pixels, fewer at the border, which removes most compression artifacts. */
    private static float[] smooth(float[] pixels) {
        float[] means = new float[pixels.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                float sum = 0;
                int count = 0;
                for (int row = Math.max(0, y - 1); row <= Math.min(SIDE - 1, y + 1); row++) {
                    for (int column = Math.max(0, x - 1); column <= Math.min(SIDE - 1, x + 1); column++) {
                        sum += pixels[row * SIDE + column];
                        count++;
                    }
                }
                means[y * SIDE + x] = sum / count;
            }
        }
        return means;
    }

    /** The mirror image of the face. */
    PerceptualHash mirrored() {
        float[] mirrored = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            mirrored[i] = pixels[i - i % SIDE + SIDE - 1 - i % SIDE];
        }
        return new PerceptualHash(mirrored);
    }

    /** Whether the face is too uniform to be compared. */
    boolean isFlat() {
        double mean = sum(0, 0, SIDE, SIDE) / pixels.length;
        double squares = 0;
        for (float pixel : pixels) {
            squares += (pixel - mean) * (pixel - mean);
        }
        return Math.sqrt(squares / pixels.length) < FLAT;
    }

    /** 64 bits: whether a cell of the window is darker than the one to its right. */
    long across(int dx, int dy) {
        return bits(dx, dy, CELLS + 1, CELLS, 1, 0);
    }

    /** 64 bits: whether a cell of the window is darker than the one below. */
    long down(int dx, int dy) {
        return bits(dx, dy, CELLS, CELLS + 1, 0, 1);
    }

    private long bits(int dx, int dy, int columns, int rows, int right, int below) {
        long bits = 0;
        for (int y = 0; y < CELLS; y++) {
            for (int x = 0; x < CELLS; x++) {
                boolean darker = cell(dx, dy, columns, rows, x, y) < cell(dx, dy, columns, rows, x + right, y + below);
                bits = bits << 1 | (darker ? 1 : 0);
            }
        }
        return bits;
    }

    private double cell(int dx, int dy, int columns, int rows, int x, int y) {
        int left = MARGIN + dx + x * WINDOW / columns;
        int top = MARGIN + dy + y * WINDOW / rows;
        int right = MARGIN + dx + (x + 1) * WINDOW / columns;
        int bottom = MARGIN + dy + (y + 1) * WINDOW / rows;
        return sum(left, top, right, bottom) / ((right - left) * (bottom - top));
    }

    private double sum(int left, int top, int right, int bottom) {
        int width = SIDE + 1;
        return sums[bottom * width + right]
                - sums[top * width + right]
                - sums[bottom * width + left]
                + sums[top * width + left];
    }

    /**
     * The normalised cross-correlation of this face and the other one at an offset, without their borders.
     *
     * @return in -1..1; 0 if one of them is uniform there
     */
    double correlation(PerceptualHash other, int dx, int dy) {
        double a = 0;
        double b = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        int count = 0;
        for (int y = Math.max(BORDER, BORDER - dy); y < Math.min(SIDE, SIDE - dy) - BORDER; y++) {
            for (int x = Math.max(BORDER, BORDER - dx); x < Math.min(SIDE, SIDE - dx) - BORDER; x++) {
                double one = pixels[y * SIDE + x];
                double two = other.pixels[(y + dy) * SIDE + x + dx];
                a += one;
                b += two;
                aa += one * one;
                bb += two * two;
                ab += one * two;
                count++;
            }
        }
        double deviations = Math.sqrt((aa - a * a / count) * (bb - b * b / count));
        return deviations > 0 ? (ab - a * b / count) / deviations : 0;
    }
}
