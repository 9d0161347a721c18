package dev.mien.measure;

import dev.mien.image.GrayImage;

/**
 * Estimates the blur of a picture without a reference: a blurred picture loses little of its edges when it is blurred
 * again (Crete, Dolmiere, Ladret and Nicolas, "The blur effect", SPIE 6492, 2007).
 */
final class Sharpness {
    private static final int REACH = 5; // pixels each way that are averaged: eleven

    private Sharpness() {}

    /** From 0 for blurred to 1 for sharp; NaN for a picture of a single brightness. */
    static double of(GrayImage image) {
        return Math.min(along(image, true), along(image, false));
    }

    private static double along(GrayImage image, boolean rows) {
        int lines = rows ? image.height() : image.width();
        int length = rows ? image.width() : image.height();
        double all = 0;
        double kept = 0;
        int[] sums = new int[length + 1]; // of the pixels before
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                sums[i + 1] = sums[i] + (rows ? image.at(i, line) : image.at(line, i));
            }
            double before = mean(sums, 0);
            for (int i = 1; i < length; i++) {
                double now = mean(sums, i);
                double change = Math.abs(sums[i + 1] - 2.0 * sums[i] + sums[i - 1]);
                all += change;
                kept += Math.min(change, Math.abs(now - before));
                before = now;
            }
        }
        return all > 0 ? 1 - kept / all : Double.NaN;
    }

    private static double mean(int[] sums, int at) {
        int from = Math.max(0, at - REACH);
        int to = Math.min(sums.length - 1, at + REACH + 1);
        return (double) (sums[to] - sums[from]) / (to - from);
    }
}
