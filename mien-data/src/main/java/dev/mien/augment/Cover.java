package dev.mien.augment;

import java.util.random.RandomGenerator;

/**
 * Covers a part of a face, as scarves, hands, hats and shoulders do: a strip along one side of its box is replaced by a
 * patch from elsewhere in the picture.
 *
 * @param images the pixels; those of the picture are [side, side] from {@code offset} on
 */
record Cover(float[] images, int offset, int side) {
    private static final double LEAST = .2;
    private static final double MOST = .5;

    /**
     * Covers a fifth to a half of a face's box.
     *
     * @param face left, top, right and bottom in pixels, inside the picture
     */
    void over(float[] face, RandomGenerator random) {
        double share = random.nextDouble(LEAST, MOST);
        float left = face[0];
        float top = face[1];
        float right = face[2];
        float bottom = face[3];
        switch (random.nextInt(4)) {
            case 0 -> right = (float) (left + share * (right - left));
            case 1 -> left = (float) (right - share * (right - left));
            case 2 -> bottom = (float) (top + share * (bottom - top));
            default -> top = (float) (bottom - share * (bottom - top));
        }
        paint(Math.round(left), Math.round(top), Math.round(right), Math.round(bottom), random);
    }

    private void paint(int left, int top, int right, int bottom, RandomGenerator random) {
        int width = right - left;
        int height = bottom - top;
        int fromX = random.nextInt(side - width + 1);
        int fromY = random.nextInt(side - height + 1);
        float[] patch = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(images, offset + (fromY + y) * side + fromX, patch, y * width, width);
        }
        for (int y = 0; y < height; y++) {
            System.arraycopy(patch, y * width, images, offset + (top + y) * side + left, width);
        }
    }
}
