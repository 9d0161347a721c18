package dev.mien.detect;

import dev.mien.Box;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import dev.mien.image.GrayPlane;
import dev.mien.image.Picture;
import dev.mien.image.Resize;

/**
 * The part of a picture that a face fills, possibly rotated. Cuts out the pixels that the models read, and maps points
 * of the crop back to the picture.
 *
 * @param centerX the centre in pixels of the picture, with the pixel edges at integers
 * @param centerY the centre in pixels of the picture, with the pixel edges at integers
 * @param width the width in pixels of the picture
 * @param height the height in pixels of the picture
 * @param roll the clockwise rotation of the face in radians; the crop shows it upright
 */
public record FaceCrop(double centerX, double centerY, double width, double height, double roll) {
    /** The longest side of the pixels of a crop: twice that of the models' input, whose resampling then skips none. */
    static final int LARGEST = 192;

    /**
     * The shortest side of a crop, in pixels of the reduced picture that it is cut from, if the picture has as many.
     */
    private static final int NEEDED = 192;

    /** An upright square crop. */
    static FaceCrop square(double centerX, double centerY, double side) {
        return new FaceCrop(centerX, centerY, side, side, 0);
    }

    /**
     * The same crop rotated clockwise about a point in it.
     *
     * @param right the distance of the point to the right of the crop's centre, in the crop's orientation and in pixels
     *     of the picture
     * @param below the distance of the point below the crop's centre, likewise
     */
    FaceCrop turnedAbout(double right, double below, double radians) {
        double placeX = centerX + right * Math.cos(roll) - below * Math.sin(roll);
        double placeY = centerY + right * Math.sin(roll) + below * Math.cos(roll);
        double cos = Math.cos(roll + radians);
        double sin = Math.sin(roll + radians);
        return new FaceCrop(
                placeX - right * cos + below * sin, placeY - right * sin - below * cos, width, height, roll + radians);
    }

    /**
     * Cuts out the crop with bilinear interpolation; areas outside the picture are filled with its nearest edge pixel.
     * A large face in a JPEG file is decoded only at the resolution needed.
     *
     * @return a picture of at most {@value #LARGEST} pixels a side, unless the crop is the whole picture
     */
    public GrayImage pixels(Picture picture) {
        if (equals(Framing.AS_IT_IS.crop(new Box(0, 0, picture.width(), picture.height())))) {
            return picture.gray();
        }
        return pixels(picture, 0).crop();
    }

    /**
     * The pixels of a crop.
     *
     * @param crop the crop
     * @param tall the crop and the area below it
     */
    public record Pixels(GrayImage crop, GrayImage tall) {}

    /**
     * Cuts out the crop as {@link #pixels(Picture)} does, and also the area below it.
     *
     * @param below the height of the area below the crop, as a share of the crop's height
     */
    public Pixels pixels(Picture picture, double below) {
        double side = Math.max(width, height);
        GrayPlane plane = picture.plane((int) Math.max(1, side / NEEDED));
        FaceCrop crop = in(plane);
        int shrink = (int) Math.max(1, side / plane.reduction() / LARGEST);
        return shrink == 1 ? crop.sample(plane.pixels(), below) : crop.shrunk(plane.pixels(), shrink, below);
    }

    /** The same crop in coordinates of a reduced plane of the picture. */
    private FaceCrop in(GrayPlane plane) {
        double reduction = plane.reduction();
        return new FaceCrop(
                centerX / reduction + plane.left(),
                centerY / reduction + plane.top(),
                width / reduction,
                height / reduction,
                roll);
    }

    /** Averages {@code shrink} pixels along each axis first, since sampling alone would skip most of them. */
    private Pixels shrunk(GrayImage picture, int shrink, double below) {
        double reach = Math.hypot(width / 2, height * (.5 + below)) + shrink;
        int left = clamp(centerX - reach, picture.width() - 1);
        int top = clamp(centerY - reach, picture.height() - 1);
        int right = clamp(Math.ceil(centerX + reach), picture.width());
        int bottom = clamp(Math.ceil(centerY + reach), picture.height());
        GrayImage around = picture.crop(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
        int newWidth = Math.max(1, around.width() / shrink);
        int newHeight = Math.max(1, around.height() / shrink);
        double scaleX = (double) newWidth / around.width();
        double scaleY = (double) newHeight / around.height();
        return new FaceCrop((centerX - left) * scaleX, (centerY - top) * scaleY, width * scaleX, height * scaleY, roll)
                .sample(Resize.to(around, newWidth, newHeight), below);
    }

    private static int clamp(double value, int max) {
        return (int) Math.max(0, Math.min(value, max));
    }

    private Pixels sample(GrayImage picture, double below) {
        int columns = pixels(width);
        int rows = pixels(height);
        int more = (int) Math.round(rows * below);
        byte[] pixels = new byte[columns * (rows + more)];
        if (roll == 0) {
            sampleUpright(picture, columns, rows, pixels);
        } else {
            sampleRotated(picture, columns, rows, pixels);
        }
        GrayImage tall = new GrayImage(columns, rows + more, pixels);
        return new Pixels(more == 0 ? tall : tall.crop(0, 0, columns, rows), tall);
    }

    private static int pixels(double side) {
        return (int) Math.max(1, Math.min(Math.round(side), LARGEST));
    }

    /** All pixels of a column, and all of a row, lie between the same pixels of the picture. */
    private void sampleUpright(GrayImage picture, int columns, int rows, byte[] target) {
        int[] left = new int[columns];
        int[] right = new int[columns];
        double[] shareX = new double[columns];
        for (int column = 0; column < columns; column++) {
            double x = inside(centerX + ((column + .5) / columns - .5) * width - .5, picture.width());
            left[column] = (int) x;
            right[column] = Math.min(left[column] + 1, picture.width() - 1);
            shareX[column] = x - left[column];
        }
        byte[] pixels = picture.pixels();
        for (int row = 0, to = 0; to < target.length; row++, to += columns) {
            double y = inside(centerY + ((row + .5) / rows - .5) * height - .5, picture.height());
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

    private void sampleRotated(GrayImage picture, int columns, int rows, byte[] target) {
        double cos = Math.cos(roll);
        double sin = Math.sin(roll);
        double[] rightwards = new double[columns];
        double[] downwards = new double[columns];
        for (int column = 0; column < columns; column++) {
            double across = ((column + .5) / columns - .5) * width;
            rightwards[column] = centerX + across * cos;
            downwards[column] = centerY + across * sin;
        }
        for (int row = 0, to = 0; to < target.length; row++, to += columns) {
            double down = ((row + .5) / rows - .5) * height;
            for (int column = 0; column < columns; column++) {
                double x = rightwards[column] - down * sin - .5;
                double y = downwards[column] + down * cos - .5;
                target[to + column] = bilinear(picture, x, y);
            }
        }
    }

    private static double inside(double place, int size) {
        return place < 0 ? 0 : Math.min(place, size - 1);
    }

    private static byte bilinear(GrayImage picture, double x, double y) {
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

    /**
     * Maps points of the crop to the picture.
     *
     * @param inCrop points in pixels of {@code crop}
     * @param crop the result of {@link #pixels(Picture)}
     */
    public Keypoints toPicture(Keypoints inCrop, GrayImage crop) {
        double cos = Math.cos(roll);
        double sin = Math.sin(roll);
        Keypoints moved = inCrop.moved((x, y) -> {
            double across = ((x + .5) / crop.width() - .5) * width;
            double down = ((y + .5) / crop.height() - .5) * height;
            return new float[] {
                (float) (centerX + across * cos - down * sin - .5), (float) (centerY + across * sin + down * cos - .5)
            };
        });
        return moved.withSpreadsOf(inCrop, Math.sqrt(width * height / crop.width() / crop.height()));
    }
}
