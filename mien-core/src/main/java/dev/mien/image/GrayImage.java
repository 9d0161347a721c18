package dev.mien.image;

/**
 * A gray picture with one unsigned byte per pixel, row by row from the top. Two are equal only if they share their bytes.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param pixels {@code width * height} bytes, 0 black to 255 white; shared, not copied: the caller must not change it
 *     afterwards
 */
public record GrayImage(int width, int height, byte[] pixels) {
    /**
     * Brightness / 255 of each byte, since a division for each pixel takes five times as long in code that is compiled
     * quickly.
     */
    private static final float[] FLOATS = floats();

    public GrayImage {
        if (width < 1 || height < 1 || pixels.length != (long) width * height) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels, expected " + (long) width * height + " (" + width + "x" + height + ")");
        }
    }

    /**
     * A part of the picture.
     *
     * @param left its first column, from 0
     * @param top its first row, from 0
     * @param cropWidth in pixels, at least 1
     * @param cropHeight in pixels, at least 1
     * @throws IllegalArgumentException when the part is not inside the picture
     */
    public GrayImage crop(int left, int top, int cropWidth, int cropHeight) {
        if (left < 0
                || top < 0
                || cropWidth < 1
                || cropHeight < 1
                || left > width - cropWidth
                || top > height - cropHeight) {
            throw new IllegalArgumentException(
                    cropWidth + "x" + cropHeight + " at " + left + ", " + top + " of " + width + "x" + height);
        }
        byte[] cropped = new byte[cropWidth * cropHeight];
        for (int y = 0; y < cropHeight; y++) {
            System.arraycopy(pixels, (top + y) * width + left, cropped, y * cropWidth, cropWidth);
        }
        return new GrayImage(cropWidth, cropHeight, cropped);
    }

    /**
     * Writes a part of a row as floats in 0..1 (brightness / 255).
     *
     * @param left its first column, from 0
     * @param y the row, from 0
     * @param count the number of pixels
     * @param target receives {@code count} values
     * @param offset where in {@code target} the first value goes
     */
    public void toFloats(int left, int y, int count, float[] target, int offset) {
        int from = y * width + left;
        for (int i = 0; i < count; i++) {
            target[offset + i] = FLOATS[pixels[from + i] & 0xff];
        }
    }

    private static float[] floats() {
        float[] floats = new float[256];
        for (int brightness = 0; brightness < floats.length; brightness++) {
            floats[brightness] = brightness / 255f;
        }
        return floats;
    }

    /**
     * The brightness at that place.
     *
     * @param x the column, 0 to {@code width - 1}
     * @param y the row, 0 to {@code height - 1}
     * @return 0 black to 255 white
     */
    public int at(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }
}
