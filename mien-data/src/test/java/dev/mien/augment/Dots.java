package dev.mien.augment;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Pictures whose points can be found again by looking. */
final class Dots {
    private Dots() {}

    /** A soft bright dot on black at that place, which is also where every one of the 15 points lies. */
    static FaceSample dot(int width, int height, double x, double y) {
        double radius = Math.max(1.5, width / 40.0);
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int column = i % width;
            int row = i / width;
            double distance = Math.hypot(column - x, row - y) / radius;
            pixels[i] = (byte) Math.round(250 * Math.exp(-distance * distance / 2));
        }
        float[] points = new float[2 * Keypoint.COUNT];
        for (int i = 0; i < points.length; i += 2) {
            points[i] = (float) x;
            points[i + 1] = (float) y;
        }
        return new FaceSample(new GrayImage(width, height, pixels), Keypoints.of(points));
    }

    /** The centre of brightness, as x and y. */
    static double[] find(float[] pixels, int width) {
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < pixels.length; i++) {
            int column = i % width;
            int row = i / width;
            sum += pixels[i];
            x += pixels[i] * column;
            y += pixels[i] * row;
        }
        return new double[] {x / sum, y / sum};
    }

    static double[] find(GrayImage image) {
        float[] pixels = new float[image.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = image.pixels()[i] & 0xff;
        }
        return find(pixels, image.width());
    }

    /** A picture of random pixels with 15 random points well inside. */
    static FaceSample noise(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[width * height];
        random.nextBytes(pixels);
        float[] points = new float[2 * Keypoint.COUNT];
        for (int i = 0; i < points.length; i += 2) {
            points[i] = (float) random.nextDouble(width * 0.3, width * 0.7);
            points[i + 1] = (float) random.nextDouble(height * 0.3, height * 0.7);
        }
        return new FaceSample(new GrayImage(width, height, pixels), Keypoints.of(points));
    }

    /** A picture of one brightness. */
    static FaceSample even(int width, int height, int brightness) {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) brightness);
        return FaceSample.of(new GrayImage(width, height, pixels));
    }
}
