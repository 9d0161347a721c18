package dev.mien.augment;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Arithmetic on pixels in 0..1, for pictures of {@code [height, width]} or {@code count} pixels from {@code offset} on.
 * It is optimized, since it runs for every training sample while the training itself needs the processors.
 */
final class SamplePixels {
    /** The mean of the sum of four uniform bytes. */
    private static final float BYTES_MEAN = 510;

    /** The standard deviation of the sum of four uniform bytes. */
    private static final float BYTES_DEVIATION = (float) Math.sqrt(4 * (256.0 * 256.0 - 1) / 12);

    private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;
    private static final double SMALLEST_PATCH = 0.02;
    private static final double FLATTEST_PATCH = 0.3;

    private SamplePixels() {}

    /** Rounds the pixels to bytes. */
    static GrayImage toImage(float[] pixels, int width, int height) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (int) (pixels[i] * 255 + 0.5f);
        }
        return new GrayImage(width, height, bytes);
    }

    /** Replaces each pixel by {@code factor * pixel + shift}, clipped to 0..1. */
    static void scale(float[] pixels, int offset, int count, float factor, float shift) {
        for (int i = offset; i < offset + count; i++) {
            pixels[i] = Math.min(1, Math.max(0, factor * pixels[i] + shift));
        }
    }

    /** Raises each pixel to a power. */
    static void power(float[] pixels, int offset, int count, double exponent) {
        for (int i = offset; i < offset + count; i++) {
            pixels[i] = (float) Math.pow(pixels[i], exponent);
        }
    }

    /** Replaces each pixel by the mean of itself and its neighbours, with weights 1, 2, 1 along each axis. */
    static void blur(float[] pixels, int offset, int width, int height) {
        float[] rows = new float[width * height];
        for (int y = 0; y < height; y++) {
            int row = offset + y * width;
            for (int x = 0; x < width; x++) {
                float left = pixels[row + Math.max(0, x - 1)];
                float right = pixels[row + Math.min(width - 1, x + 1)];
                rows[y * width + x] = (left + 2 * pixels[row + x] + right) / 4;
            }
        }
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1) * width;
            int below = Math.min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x++) {
                pixels[offset + y * width + x] = (rows[above + x] + 2 * rows[y * width + x] + rows[below + x]) / 4;
            }
        }
    }

    /** Shrinks the picture by that factor, averaging all pixels, and enlarges it bilinearly to its old size. */
    static void shrinkAndEnlarge(float[] pixels, int offset, int width, int height, double factor) {
        GrayImage image = toImage(Arrays.copyOfRange(pixels, offset, offset + width * height), width, height);
        int small = Math.max(1, (int) Math.round(width / factor));
        int low = Math.max(1, (int) Math.round(height / factor));
        Resize.toFloats(Resize.to(image, small, low), width, height, pixels, offset);
    }

    static float mean(float[] pixels, int offset, int count) {
        // Four sums, since each addition to a single sum would have to wait for the one before.
        int whole = count & ~3;
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        for (int i = offset; i < offset + whole; i += 4) {
            first += pixels[i];
            second += pixels[i + 1];
            third += pixels[i + 2];
            fourth += pixels[i + 3];
        }
        for (int i = offset + whole; i < offset + count; i++) {
            first += pixels[i];
        }
        return (first + second + third + fourth) / count;
    }

    static void shade(float[] pixels, int offset, int width, int height, double fall, RandomGenerator random) {
        double angle = 2 * Math.PI * random.nextDouble();
        double reach = Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle));
        float across = (float) (Math.cos(angle) / (reach * width));
        float down = (float) (Math.sin(angle) / (reach * height));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float place = .5f + across * (x - width / 2f) + down * (y - height / 2f); // 0..1
                pixels[offset + y * width + x] *= 1 - (float) fall * place;
            }
        }
    }

    static void erase(float[] pixels, int offset, int width, int height, double largestShare, RandomGenerator random) {
        double share = SMALLEST_PATCH + (largestShare - SMALLEST_PATCH) * random.nextDouble();
        double logRatio = Math.log(FLATTEST_PATCH) * (2 * random.nextDouble() - 1);
        double side = Math.sqrt(share * width * height);
        int patchWidth = Math.min(width, Math.max(1, (int) Math.round(side * Math.exp(logRatio / 2))));
        int patchHeight = Math.min(height, Math.max(1, (int) Math.round(side * Math.exp(-logRatio / 2))));
        int left = random.nextInt(width - patchWidth + 1);
        int top = random.nextInt(height - patchHeight + 1);
        float gray = (float) random.nextDouble();
        for (int y = top; y < top + patchHeight; y++) {
            int row = offset + y * width + left;
            Arrays.fill(pixels, row, row + patchWidth, gray);
        }
    }

    /**
     * Adds noise of that standard deviation and clips to 0..1. The sum of four uniform bytes approximates a Gaussian
     * (central limit theorem; excess kurtosis -0.3): one random number serves two pixels, which is ten times as fast as
     * exact Gaussians.
     */
    static void addNoise(float[] pixels, int offset, int count, double deviation, RandomGenerator random) {
        float factor = (float) deviation / BYTES_DEVIATION;
        for (int i = 0; i < count; i += 2) {
            long bits = random.nextLong();
            long pairs = (bits & EVEN_BYTES) + ((bits >>> 8) & EVEN_BYTES); // four sums of two bytes
            long fours = pairs + (pairs >>> 16); // the sums of four bytes in lanes 0 and 2
            pixels[offset + i] += ((int) (fours & 0xffff) - BYTES_MEAN) * factor;
            if (i + 1 < count) {
                pixels[offset + i + 1] += ((int) ((fours >>> 32) & 0xffff) - BYTES_MEAN) * factor;
            }
        }
        scale(pixels, offset, count, 1, 0);
    }
}
