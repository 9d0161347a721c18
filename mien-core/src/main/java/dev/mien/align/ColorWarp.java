package dev.mien.align;

import java.awt.image.BufferedImage;

/**
 * Warps pictures by a similarity transform with bilinear interpolation; when shrinking, each pixel is the mean of the
 * area that it covers.
 */
final class ColorWarp {
    private static final int MAX_SAMPLES = 16; // each way

    private ColorWarp() {}

    /**
     * Warps a picture.
     *
     * @param back maps positions in the result to positions in the picture
     */
    static BufferedImage of(BufferedImage picture, SimilarityTransform back, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        int samples = (int) Math.max(1, Math.min(Math.round(back.scale()), MAX_SAMPLES));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                result.setRGB(x, y, pixel(picture, back, x, y, samples));
            }
        }
        return result;
    }

    private static int pixel(BufferedImage picture, SimilarityTransform back, int x, int y, int samples) {
        double[] sum = new double[3];
        for (int row = 0; row < samples; row++) {
            for (int column = 0; column < samples; column++) {
                Place at = back.of(new Place(x + (column + .5) / samples - .5, y + (row + .5) / samples - .5));
                add(picture, at, sum);
            }
        }
        int rgb = 0;
        for (double channel : sum) {
            rgb = (rgb << 8) | (int) Math.round(channel / (samples * samples));
        }
        return rgb;
    }

    private static void add(BufferedImage picture, Place at, double[] sum) {
        int left = (int) Math.floor(at.x());
        int top = (int) Math.floor(at.y());
        double right = at.x() - left;
        double below = at.y() - top;
        add(picture, left, top, (1 - right) * (1 - below), sum);
        add(picture, left + 1, top, right * (1 - below), sum);
        add(picture, left, top + 1, (1 - right) * below, sum);
        add(picture, left + 1, top + 1, right * below, sum);
    }

    private static void add(BufferedImage picture, int x, int y, double share, double[] sum) {
        if (share == 0 || x < 0 || y < 0 || x >= picture.getWidth() || y >= picture.getHeight()) {
            return;
        }
        int rgb = picture.getRGB(x, y);
        sum[0] += share * ((rgb >> 16) & 0xff);
        sum[1] += share * ((rgb >> 8) & 0xff);
        sum[2] += share * (rgb & 0xff);
    }
}
