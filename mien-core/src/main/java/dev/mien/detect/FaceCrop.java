package dev.mien.detect;

import dev.mien.Box;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import dev.mien.image.GrayPlane;
import dev.mien.image.Picture;
import dev.mien.model.ModelMetadata;

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
     * The shortest side of a crop for the models, in pixels of the reduced picture that it is cut from, if the picture
     * has as many: what they read. Twice as many would reduce the error of the points by 0.3 % and take a tenth more time for
     * a photo of 3.3 megapixels (docs/decisions/0020-pictures-decoded-small.md).
     */
    private static final int NEEDED = ModelMetadata.INPUT_SIZE;

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
     * Cuts out the crop for the models with bilinear interpolation; areas outside the picture are filled with its nearest
     * edge pixel. A large face in a JPEG file is decoded only at the resolution that they need.
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
     * Cuts out the crop as {@link #pixels(Picture)} does, but with as many of its {@value #LARGEST} pixels a side as the
     * picture has: to measure how sharp it is.
     */
    public GrayImage detailedPixels(Picture picture) {
        return pixels(picture, 0, LARGEST).crop();
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
        return pixels(picture, below, NEEDED);
    }

    private Pixels pixels(Picture picture, double below, int needed) {
        double side = Math.max(width, height);
        GrayPlane plane = picture.plane((int) Math.max(1, side / needed));
        FaceCrop crop = in(plane);
        int shrink = (int) Math.max(1, side / plane.reduction() / LARGEST);
        return new CropSampler(plane.pixels(), crop).pixels(shrink, below);
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
