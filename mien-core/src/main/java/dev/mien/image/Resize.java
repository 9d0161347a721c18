package dev.mien.image;

import java.util.Arrays;

/**
 * A picture in another size: the one way in which face crops become a net's input, in training, evaluation and
 * prediction alike.
 *
 * <p>Each axis by itself: bilinear with half-pixel centres where it grows (the edge pixels repeat outwards), the average
 * over the area that a new pixel covers where it shrinks, so that no pixel of a large crop is skipped. The point {@code
 * x} of the old picture lies at {@code (x + 0.5) * newWidth / oldWidth - 0.5} in the new one. A picture that already has
 * the size asked for is copied as it is.
 */
public final class Resize {
    private static final float WHITE = 255;

    private Resize() {}

    /**
     * The picture in another size, rounded to whole brightness values.
     *
     * @param width the new width in pixels, at least 1
     * @param height the new height in pixels, at least 1
     */
    public static GrayImage to(GrayImage image, int width, int height) {
        check(width, height);
        if (image.width() == width && image.height() == height) {
            return image;
        }
        float[] resized = new float[width * height];
        resample(image, width, height, resized, 0);
        byte[] pixels = new byte[resized.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (int) (resized[i] + 0.5f);
        }
        return new GrayImage(width, height, pixels);
    }

    /**
     * Writes the picture in another size as floats in 0..1 (brightness / 255), not rounded in between.
     *
     * @param width the new width in pixels, at least 1
     * @param height the new height in pixels, at least 1
     * @param target takes {@code width * height} values, rows from the top
     * @param offset where in {@code target} the first value goes
     */
    public static void toFloats(GrayImage image, int width, int height, float[] target, int offset) {
        check(width, height);
        if (image.width() == width && image.height() == height) {
            byte[] pixels = image.pixels();
            for (int i = 0; i < pixels.length; i++) {
                target[offset + i] = (pixels[i] & 0xff) / WHITE;
            }
            return;
        }
        resample(image, width, height, target, offset);
        for (int i = offset, end = offset + width * height; i < end; i++) {
            target[i] /= WHITE;
        }
    }

    /** Writes the resized picture in 0..255: first along the rows, then along the columns. */
    private static void resample(GrayImage image, int width, int height, float[] target, int offset) {
        Taps across = Taps.of(image.width(), width);
        Taps down = Taps.of(image.height(), height);
        float[] rows = new float[image.height() * width]; // [old height, new width]
        for (int y = 0; y < image.height(); y++) {
            across.applyToRow(image.pixels(), y * image.width(), rows, y * width);
        }
        for (int y = 0; y < height; y++) {
            int to = offset + y * width;
            Arrays.fill(target, to, to + width, 0);
            for (int tap = 0; tap < down.count; tap++) {
                addRow(
                        rows,
                        down.source[y * down.count + tap] * width,
                        down.weight[y * down.count + tap],
                        target,
                        to,
                        width);
            }
        }
    }

    private static void addRow(float[] rows, int from, float weight, float[] target, int to, int width) {
        if (weight != 0) {
            for (int x = 0; x < width; x++) {
                target[to + x] += weight * rows[from + x];
            }
        }
    }

    private static void check(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a size of " + width + "x" + height + ", expected at least 1x1");
        }
    }

    /**
     * Which old pixels make each new pixel along one axis.
     *
     * @param count how many old pixels make a new one; unused ones have the weight 0
     * @param source [new size, count] indices of old pixels
     * @param weight [new size, count] their shares, summing to 1 for each new pixel
     */
    private record Taps(int count, int[] source, float[] weight) {
        static Taps of(int oldSize, int newSize) {
            return newSize >= oldSize ? bilinear(oldSize, newSize) : area(oldSize, newSize);
        }

        private static Taps bilinear(int oldSize, int newSize) {
            int[] source = new int[2 * newSize];
            float[] weight = new float[2 * newSize];
            for (int i = 0; i < newSize; i++) {
                double place = Math.max(0, (i + 0.5) * oldSize / newSize - 0.5);
                int first = Math.min((int) place, oldSize - 1);
                source[2 * i] = first;
                source[2 * i + 1] = Math.min(first + 1, oldSize - 1);
                weight[2 * i + 1] = (float) (place - first);
                weight[2 * i] = 1 - weight[2 * i + 1];
            }
            return new Taps(2, source, weight);
        }

        private static Taps area(int oldSize, int newSize) {
            double scale = (double) oldSize / newSize;
            int count = (int) Math.ceil(scale) + 1; // an area may begin and end within a pixel
            int[] source = new int[count * newSize];
            float[] weight = new float[count * newSize];
            for (int i = 0; i < newSize; i++) {
                double begin = i * scale;
                double end = begin + scale;
                int first = (int) begin;
                for (int tap = 0; tap < count; tap++) {
                    int pixel = first + tap;
                    double covered = Math.min(end, pixel + 1.0) - Math.max(begin, pixel);
                    source[i * count + tap] = Math.min(pixel, oldSize - 1);
                    weight[i * count + tap] = pixel < oldSize ? (float) (Math.max(0, covered) / scale) : 0;
                }
            }
            return new Taps(count, source, weight);
        }

        void applyToRow(byte[] pixels, int from, float[] target, int to) {
            int newSize = source.length / count;
            if (count == 2) { // enlarging; unrolled, since every training sample of a small picture goes through here
                for (int i = 0; i < newSize; i++) {
                    target[to + i] = weight[2 * i] * (pixels[from + source[2 * i]] & 0xff)
                            + weight[2 * i + 1] * (pixels[from + source[2 * i + 1]] & 0xff);
                }
                return;
            }
            for (int i = 0, at = 0; i < newSize; i++) {
                float sum = 0;
                for (int tap = 0; tap < count; tap++, at++) {
                    sum += weight[at] * (pixels[from + source[at]] & 0xff);
                }
                target[to + i] = sum;
            }
        }
    }
}
