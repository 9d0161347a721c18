package dev.mien.detect;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;

/**
 * Cuts a crop out of a gray picture with bilinear interpolation; areas outside the picture are filled with its nearest
 * edge pixel. The page of {@code mien serve} computes the same bytes.
 *
 * @param picture a picture, or a reduced plane of it
 * @param crop the crop in coordinates of {@code picture}
 */
record CropSampler(GrayImage picture, FaceCrop crop) {
    /**
     * The pixels of the crop, at most {@link FaceCrop#LARGEST} a side, and of the area below it.
     *
     * @param shrink the number of pixels along each axis that are averaged to one before; 1 for none
     * @param below the height of the area below the crop, as a share of the crop's height
     */
    FaceCrop.Pixels pixels(int shrink, double below) {
        return (shrink == 1 ? this : shrunk(shrink, below)).sample(below);
    }

    /** Averages {@code shrink} pixels along each axis first, since sampling alone would skip most of them. */
    private CropSampler shrunk(int shrink, double below) {
        double reach = Math.hypot(crop.width() / 2, crop.height() * (.5 + below)) + shrink;
        int left = clamp(crop.centerX() - reach, picture.width() - 1);
        int top = clamp(crop.centerY() - reach, picture.height() - 1);
        int right = clamp(Math.ceil(crop.centerX() + reach), picture.width());
        int bottom = clamp(Math.ceil(crop.centerY() + reach), picture.height());
        GrayImage around = picture.crop(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
        int newWidth = Math.max(1, around.width() / shrink);
        int newHeight = Math.max(1, around.height() / shrink);
        double scaleX = (double) newWidth / around.width();
        double scaleY = (double) newHeight / around.height();
        return new CropSampler(
                Resize.to(around, newWidth, newHeight),
                new FaceCrop(
                        (crop.centerX() - left) * scaleX,
                        (crop.centerY() - top) * scaleY,
                        crop.width() * scaleX,
                        crop.height() * scaleY,
                        crop.roll()));
    }

    private static int clamp(double value, int max) {
        return (int) Math.max(0, Math.min(value, max));
    }

    private FaceCrop.Pixels sample(double below) {
        int columns = pixels(crop.width());
        int rows = pixels(crop.height());
        int more = (int) Math.round(rows * below);
        byte[] pixels = new byte[columns * (rows + more)];
        if (crop.roll() == 0) {
            sampleUpright(columns, rows, pixels);
        } else {
            sampleRotated(columns, rows, pixels);
        }
        GrayImage tall = new GrayImage(columns, rows + more, pixels);
        return new FaceCrop.Pixels(more == 0 ? tall : tall.crop(0, 0, columns, rows), tall);
    }

    private static int pixels(double side) {
        return (int) Math.max(1, Math.min(Math.round(side), FaceCrop.LARGEST));
    }

    /** All pixels of a column, and all of a row, lie between the same pixels of the picture. */
    private void sampleUpright(int columns, int rows, byte[] target) {
        int[] left = new int[columns];
        int[] right = new int[columns];
        double[] shareX = new double[columns];
        for (int column = 0; column < columns; column++) {
            double x = inside(crop.centerX() + ((column + .5) / columns - .5) * crop.width() - .5, picture.width());
            left[column] = (int) x;
            right[column] = Math.min(left[column] + 1, picture.width() - 1);
            shareX[column] = x - left[column];
        }
        byte[] pixels = picture.pixels();
        for (int row = 0, to = 0; to < target.length; row++, to += columns) {
            double y = inside(crop.centerY() + ((row + .5) / rows - .5) * crop.height() - .5, picture.height());
            int top = (int) y;
            int upper = top * picture.width();
            int lower = Math.min(top + 1, picture.height() - 1) * picture.width();
            for (int column = 0; column < columns; column++) {
                target[to + column] = between(
                        pixels,
                        upper + left[column],
                        upper + right[column],
                        lower + left[column],
                        lower + right[column],
                        shareX[column],
                        y - top);
            }
        }
    }

    private void sampleRotated(int columns, int rows, byte[] target) {
        double cos = Math.cos(crop.roll());
        double sin = Math.sin(crop.roll());
        double[] rightwards = new double[columns];
        double[] downwards = new double[columns];
        for (int column = 0; column < columns; column++) {
            double across = ((column + .5) / columns - .5) * crop.width();
            rightwards[column] = crop.centerX() + across * cos;
            downwards[column] = crop.centerY() + across * sin;
        }
        for (int row = 0, to = 0; to < target.length; row++, to += columns) {
            double down = ((row + .5) / rows - .5) * crop.height();
            for (int column = 0; column < columns; column++) {
                double x = rightwards[column] - down * sin - .5;
                double y = downwards[column] + down * cos - .5;
                target[to + column] = bilinear(x, y);
            }
        }
    }

    private static double inside(double place, int size) {
        return place < 0 ? 0 : Math.min(place, size - 1);
    }

    private byte bilinear(double x, double y) {
        double insideX = inside(x, picture.width());
        double insideY = inside(y, picture.height());
        int left = (int) insideX;
        int top = (int) insideY;
        int right = Math.min(left + 1, picture.width() - 1);
        int upper = top * picture.width();
        int lower = Math.min(top + 1, picture.height() - 1) * picture.width();
        return between(
                picture.pixels(),
                upper + left,
                upper + right,
                lower + left,
                lower + right,
                insideX - left,
                insideY - top);
    }

    /** The brightness between four pixels, whose indices are given, at these shares of the way across and down. */
    private static byte between(
            byte[] pixels, int topLeft, int topRight, int bottomLeft, int bottomRight, double across, double down) {
        int leftAbove = pixels[topLeft] & 0xff;
        int leftBelow = pixels[bottomLeft] & 0xff;
        double above = leftAbove + across * ((pixels[topRight] & 0xff) - leftAbove);
        double below = leftBelow + across * ((pixels[bottomRight] & 0xff) - leftBelow);
        return (byte) (int) (above + down * (below - above) + .5);
    }
}
