package dev.mien.video.track;

import dev.mien.image.GrayImage;
import org.jspecify.annotations.Nullable;

/**
 * Detects scene cuts, at which a face at the same place is another person's. Compares thumbnails of consecutive frames
 * by their correlation, which is robust to motion, flashes and fades.
 */
final class SceneCuts {
    private static final int COLUMNS = 16;
    private static final int ROWS = 12;
    private static final int STEP = 4; // each fourth pixel each way tells enough
    /**
     * The correlation below which there is a cut: fast pans of a thirtieth of the width per frame stay above 0.72; 1 in
     * 100 pairs of different photos is above 0.68.
     */
    private static final double SAME_SCENE = 0.65;

    private static final double FLAT = 4; // gray levels: a picture with less contrast shows nothing

    private double @Nullable [] before;

    /** Whether there is a cut between the previous frame and this one. */
    boolean isCut(GrayImage picture) {
        double[] now = centred(picture);
        double[] last = before;
        before = now;
        if (last == null) {
            return false;
        }
        double contrast = Math.sqrt(dot(now, now) * dot(last, last));
        boolean nothingToSee = contrast < FLAT * FLAT * now.length;
        return !nothingToSee && dot(now, last) / contrast < SAME_SCENE;
    }

    /** The thumbnail minus its mean. */
    private static double[] centred(GrayImage picture) {
        double[] means = blockMeans(picture);
        double mean = 0;
        for (double value : means) {
            mean += value / means.length;
        }
        for (int i = 0; i < means.length; i++) {
            means[i] -= mean;
        }
        return means;
    }

    /** The mean brightness of each block, [ROWS, COLUMNS]. */
    private static double[] blockMeans(GrayImage picture) {
        byte[] pixels = picture.pixels();
        int width = picture.width();
        int height = picture.height();
        double[] sums = new double[ROWS * COLUMNS];
        int[] counts = new int[ROWS * COLUMNS];
        for (int y = 0; y < height; y += STEP) {
            int row = y * ROWS / height * COLUMNS;
            for (int x = 0; x < width; x += STEP) {
                int block = row + x * COLUMNS / width;
                sums[block] += pixels[y * width + x] & 0xff;
                counts[block]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, counts[i]);
        }
        return sums;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
