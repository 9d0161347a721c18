package dev.mien.augment;

import java.util.random.RandomGenerator;

/**
 * A random change of a face, of pixels and points together. A pure function of the sample and the generator's numbers.
 *
 * <p>Angles, shifts and factors are drawn evenly from the range given. Turns, zooms, shears and flips are about the
 * picture's middle. What comes in from outside the picture is its nearest edge pixel; a point that goes outside is
 * missing (NaN) afterwards. Brightness is clipped to 0..1 after each change.
 */
public sealed interface Augmentation permits GeometricAugmentation, PhotometricAugmentation, ShapeAugmentation {

    /** The changed face, in the size it had. */
    FaceSample apply(FaceSample sample, RandomGenerator random);

    /** This change with that probability, and none otherwise. */
    default Augmentation sometimes(double probability) {
        if (this instanceof GeometricAugmentation geometric) {
            return (GeometricAugmentation) (random, width, height) ->
                    random.nextDouble() < probability ? geometric.draw(random, width, height) : Affine.IDENTITY;
        }
        if (this instanceof ShapeAugmentation shape) {
            return (ShapeAugmentation)
                    (sample, random) -> random.nextDouble() < probability ? shape.apply(sample, random) : sample;
        }
        PhotometricAugmentation photometric = (PhotometricAugmentation) this;
        return (PhotometricAugmentation) (pixels, offset, width, height, random) -> {
            if (random.nextDouble() < probability) {
                photometric.change(pixels, offset, width, height, random);
            }
        };
    }

    /** Left and right swapped: {@code x} becomes {@code width - 1 - x}, left names become right names. */
    static Augmentation horizontalFlip() {
        return (GeometricAugmentation) (random, width, height) -> Affine.aboutMiddle(-1, 0, 0, 1, width, height);
    }

    /**
     * Top and bottom swapped: {@code y} becomes {@code height - 1 - y}. Names swap sides too: the picture is that of a
     * mirrored face turned by 180 degrees.
     */
    static Augmentation verticalFlip() {
        return (GeometricAugmentation) (random, width, height) -> Affine.aboutMiddle(1, 0, 0, -1, width, height);
    }

    /** A turn by up to that many degrees to either side. */
    static Augmentation rotation(double degrees) {
        return (GeometricAugmentation) (random, width, height) -> {
            double angle = Math.toRadians(within(random, -degrees, degrees));
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            return Affine.aboutMiddle(cos, -sin, sin, cos, width, height);
        };
    }

    /** Columns leaning by up to that many degrees to either side. */
    static Augmentation shear(double degrees) {
        return (GeometricAugmentation) (random, width, height) ->
                Affine.aboutMiddle(1, Math.tan(Math.toRadians(within(random, -degrees, degrees))), 0, 1, width, height);
    }

    /** Larger or smaller by a factor of {@code 1 - amount} to {@code 1 + amount}, the same along both axes. */
    static Augmentation zoom(double amount) {
        return zoom(1 - amount, 1 + amount);
    }

    /** Larger by a factor of {@code from} to {@code to}, the same along both axes. */
    static Augmentation zoom(double from, double to) {
        return (GeometricAugmentation) (random, width, height) -> {
            double factor = within(random, from, to);
            return Affine.aboutMiddle(factor, 0, 0, factor, width, height);
        };
    }

    /** Wider or narrower, taller or flatter: a factor of {@code 1 - amount} to {@code 1 + amount} for each axis. */
    static Augmentation stretch(double amount) {
        return (GeometricAugmentation) (random, width, height) -> Affine.aboutMiddle(
                within(random, 1 - amount, 1 + amount), 0, 0, within(random, 1 - amount, 1 + amount), width, height);
    }

    /** Moved along each axis by up to that share of the picture's side. */
    static Augmentation shift(double share) {
        return (GeometricAugmentation) (random, width, height) ->
                Affine.shift(within(random, -share, share) * width, within(random, -share, share) * height);
    }

    /**
     * Each brow and each corner of the mouth pushed on its own, the points with it, as far as they and the eyes' centres are known.
     *
     * @param share how far at most up and down, as a share of the distance of the eyes, up to 0.15; a third of it sideways
     */
    static Augmentation unevenFace(double share) {
        return new UnevenFace(share);
    }

    /** Every pixel times a factor of {@code from} to {@code to}. */
    static Augmentation brightness(double from, double to) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.scale(pixels, offset, width * height, (float) within(random, from, to), 0);
    }

    /** Every pixel's distance from the picture's mean times a factor of {@code from} to {@code to}. */
    static Augmentation contrast(double from, double to) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) -> {
            float factor = (float) within(random, from, to);
            float mean = SamplePixels.mean(pixels, offset, width * height);
            SamplePixels.scale(pixels, offset, width * height, factor, mean - factor * mean);
        };
    }

    /**
     * Light from one side: every pixel times a factor that falls evenly along a direction drawn at random, from 1 to as
     * little as {@code 1 - max}.
     */
    static Augmentation shade(double max) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.shade(pixels, offset, width, height, within(random, 0, max), random);
    }

    /**
     * One upright rectangle painted over in an even gray: random erasing (Zhong et al. 2017, arXiv:1708.04896), with
     * sides in a ratio of 0.3 to 3.3. Labels stay as they are: the face is the same under the patch.
     *
     * @param largestShare the largest part of the picture's area, in 0..1; the smallest is 0.02
     */
    static Augmentation erasing(double largestShare) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.erase(pixels, offset, width, height, largestShare, random);
    }

    /** Gaussian noise, to each pixel its own, with a deviation of 0 to {@code largestDeviation} (1 = white). */
    static Augmentation noise(double largestDeviation) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.addNoise(pixels, offset, width * height, within(random, 0, largestDeviation), random);
    }

    /** Out of focus: the pixels averaged with their neighbours, weighed 1, 2, 1, once to {@code most} times. */
    static Augmentation blur(int most) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) -> {
            int times = random.nextInt(1, most + 1);
            for (int i = 0; i < times; i++) {
                SamplePixels.blur(pixels, offset, width, height);
            }
        };
    }

    /** As if the face were that small in its picture: shrunk by a factor of 1 to {@code most}, and enlarged again. */
    static Augmentation lowResolution(double most) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.shrinkAndEnlarge(pixels, offset, width, height, within(random, 1, most));
    }

    /**
     * Shadows lifted or deepened, as other cameras, films and screens have them: every pixel to a power that lies between
     * {@code 1 / most} and {@code most}, as likely below 1 as above.
     */
    static Augmentation gamma(double most) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.power(pixels, offset, width * height, Math.pow(most, within(random, -1, 1)));
    }

    /** Written as JPEG and read again, with a quality of {@code from} to {@code to} (0 worst, 1 best). */
    static Augmentation compression(double from, double to) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                Compression.change(pixels, offset, width, height, within(random, from, to));
    }

    /** What lies below the square that is as high as wide is its lowest row again: as where nothing else is known of it. */
    static Augmentation nothingBelow() {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) -> {
            for (int row = width; row < height; row++) {
                System.arraycopy(pixels, offset + (width - 1) * width, pixels, offset + row * width, width);
            }
        };
    }

    private static double within(RandomGenerator random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }
}
