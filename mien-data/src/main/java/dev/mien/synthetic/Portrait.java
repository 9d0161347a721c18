package dev.mien.synthetic;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.random.RandomGenerator;

/** Draws a face through its points and simulates a photo of it: light, blur, noise. */
final class Portrait {
    static final int SIZE = 96;

    /** The factor of supersampling, for smooth and exactly placed edges. */
    private static final int SCALE = 2;

    private Portrait() {}

    /** @param points all 15, in 96x96 pixels */
    static GrayImage draw(Keypoints points, Look look, Gesture gesture, RandomGenerator random) {
        // RGB, since Java's own gray images convert every tone through a colour space.
        BufferedImage canvas = new BufferedImage(SCALE * SIZE, SCALE * SIZE, BufferedImage.TYPE_INT_RGB);
        Frame frame = Frame.of(points);
        try (Brush brush = new Brush(canvas, SCALE)) {
            Head head = new Head(brush, frame, look);
            head.paintBackground(random);
            head.paintBehind();
            head.paintHead();
            NoseAndMouth nose = new NoseAndMouth(brush, frame, look, gesture);
            nose.paintLines();
            nose.paintNose();
            nose.paintMouth();
            head.paintHairInFront();
            new Eyes(brush, frame, look, gesture).paint();
        }
        float[] pixels = new float[SIZE * SIZE];
        Resize.toFloats(gray(canvas), SIZE, SIZE, pixels, 0);
        return photograph(blurred(pixels, look.photo().blur()), look, random);
    }

    private static GrayImage gray(BufferedImage canvas) {
        int[] colors = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        byte[] pixels = new byte[colors.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) colors[i]; // red, green and blue are equal
        }
        return new GrayImage(canvas.getWidth(), canvas.getHeight(), pixels);
    }

    private static GrayImage photograph(float[] pixels, Look look, RandomGenerator random) {
        byte[] bytes = new byte[pixels.length];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double light = 1
                        + look.photo().lightX() * (x - 47.5) / SIZE
                        + look.photo().lightY() * (y - 47.5) / SIZE;
                double tone = 255 * pixels[y * SIZE + x] * light + look.photo().noise() * random.nextGaussian();
                bytes[y * SIZE + x] = (byte) Math.max(0, Math.min(255, Math.round(tone)));
            }
        }
        return new GrayImage(SIZE, SIZE, bytes);
    }

    /**
     * Blurs with three taps along each axis, the outer ones with {@code amount / 2} times the weight of the middle one.
     */
    private static float[] blurred(float[] pixels, double amount) {
        return blurredAlong(blurredAlong(pixels, amount, 1), amount, SIZE);
    }

    private static float[] blurredAlong(float[] pixels, double amount, int step) {
        float outer = (float) (amount / 2 / (1 + amount));
        float middle = 1 - 2 * outer;
        float[] blurred = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int place = step == 1 ? i % SIZE : i / SIZE;
            float before = pixels[place == 0 ? i : i - step];
            float after = pixels[place == SIZE - 1 ? i : i + step];
            blurred[i] = outer * (before + after) + middle * pixels[i];
        }
        return blurred;
    }
}
