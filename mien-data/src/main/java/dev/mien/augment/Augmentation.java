package dev.mien.augment;

import java.util.random.RandomGenerator;

/**
 * A random change of a face's pixels and points. A pure function of the sample and the generator's numbers.
 *
 * <p>Angles, shifts and factors are drawn uniformly from the given range. Rotation, zoom, shear and flips keep the
 * centre of the picture fixed. Areas outside the original picture are filled with the nearest edge pixel; points that
 * leave the picture are missing (NaN) afterwards. Brightness is clipped to 0..1 after each change.
 */
public sealed interface Augmentation permits GeometricAugmentation, PhotometricAugmentation, ShapeAugmentation {

    /** Returns the changed face; the size of its picture stays the same. */
    FaceSample apply(FaceSample sample, RandomGenerator random);

    /** Applies this change with the given probability, in 0..1, and otherwise leaves the sample as it is. */
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

    /** Swaps left and right: {@code x} becomes {@code width - 1 - x}, and left names become right names. */
    static Augmentation horizontalFlip() {
        return (GeometricAugmentation) (random, width, height) -> Affine.aboutMiddle(-1, 0, 0, 1, width, height);
    }

    /**
     * Swaps top and bottom: {@code y} becomes {@code height - 1 - y}. Left names become right names here too, since the
     * picture shows a mirrored face rotated by 180 degrees.
     */
    static Augmentation verticalFlip() {
        return (GeometricAugmentation) (random, width, height) -> Affine.aboutMiddle(1, 0, 0, -1, width, height);
    }

    /** Rotates by up to that many degrees to either side. */
    static Augmentation rotation(double degrees) {
        return (GeometricAugmentation) (random, width, height) -> {
            double angle = Math.toRadians(within(random, -degrees, degrees));
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            return Affine.aboutMiddle(cos, -sin, sin, cos, width, height);
        };
    }

    /** Tilts the columns by up to that many degrees to either side; rows stay horizontal. */
    static Augmentation shear(double degrees) {
        return (GeometricAugmentation) (random, width, height) ->
                Affine.aboutMiddle(1, Math.tan(Math.toRadians(within(random, -degrees, degrees))), 0, 1, width, height);
    }

    /** Scales both axes by the same factor of {@code 1 - amount} to {@code 1 + amount}. */
    static Augmentation zoom(double amount) {
        return zoom(1 - amount, 1 + amount);
    }

    /** Scales both axes by the same factor of {@code from} to {@code to}. */
    static Augmentation zoom(double from, double to) {
        return (GeometricAugmentation) (random, width, height) -> {
            double factor = within(random, from, to);
            return Affine.aboutMiddle(factor, 0, 0, factor, width, height);
        };
    }

    /** Scales each axis by a factor of its own of {@code 1 - amount} to {@code 1 + amount}. */
    static Augmentation stretch(double amount) {
        return (GeometricAugmentation) (random, width, height) -> Affine.aboutMiddle(
                within(random, 1 - amount, 1 + amount), 0, 0, within(random, 1 - amount, 1 + amount), width, height);
    }

    /** Shifts along each axis by up to that share of the picture's side. */
    static Augmentation shift(double share) {
        return (GeometricAugmentation) (random, width, height) ->
                Affine.shift(within(random, -share, share) * width, within(random, -share, share) * height);
    }

    /**
     * Makes the face asymmetric: pushes each brow and each corner of the mouth independently, with its points, as far
     * as these and the centres of the eyes are known.
     *
     * @param share the largest displacement up and down, as a share of the interocular distance, up to 0.15; a third of
     *     it sideways
     */
    static Augmentation unevenFace(double share) {
        return new UnevenFace(share);
    }

    /** Multiplies all pixels by a factor of {@code from} to {@code to}. */
    static Augmentation brightness(double from, double to) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.scale(pixels, offset, width * height, (float) within(random, from, to), 0);
    }

    /**
     * Multiplies the difference of each pixel from the mean of the picture by a factor of {@code from} to {@code to}.
     */
    static Augmentation contrast(double from, double to) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) -> {
            float factor = (float) within(random, from, to);
            float mean = SamplePixels.mean(pixels, offset, width * height);
            SamplePixels.scale(pixels, offset, width * height, factor, mean - factor * mean);
        };
    }

    /**
     * Simulates light from one side: multiplies the pixels by a factor that falls linearly along a random direction,
     * from 1 to a value drawn from {@code 1 - max} to 1.
     */
    static Augmentation shade(double max) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.shade(pixels, offset, width, height, within(random, 0, max), random);
    }

    /**
     * Fills one upright rectangle with a uniform gray: random erasing (Zhong et al. 2017, arXiv:1708.04896), with an
     * aspect ratio of 0.3 to 3.3. Labels and points do not change, since the face under the patch is the same.
     *
     * @param largestShare the largest share of the picture's area, in 0..1; the smallest is 0.02
     */
    static Augmentation erasing(double largestShare) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.erase(pixels, offset, width, height, largestShare, random);
    }

    /**
     * Adds independent noise to each pixel, approximately Gaussian, with a standard deviation of 0 to {@code
     * largestDeviation} (1 is white).
     */
    static Augmentation noise(double largestDeviation) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.addNoise(pixels, offset, width * height, within(random, 0, largestDeviation), random);
    }

    /**
     * Blurs: averages each pixel with its neighbours, with weights 1, 2, 1 along each axis, 1 to {@code most} times.
     */
    static Augmentation blur(int most) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) -> {
            int times = random.nextInt(1, most + 1);
            for (int i = 0; i < times; i++) {
                SamplePixels.blur(pixels, offset, width, height);
            }
        };
    }

    /** Simulates a small face: shrinks the picture by a factor of 1 to {@code most} and enlarges it again. */
    static Augmentation lowResolution(double most) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.shrinkAndEnlarge(pixels, offset, width, height, within(random, 1, most));
    }

    /**
     * Changes the gamma, which differs between cameras, films and screens: raises the pixels to a power between {@code
     * 1 / most} and {@code most}, drawn uniformly on a logarithmic scale.
     */
    static Augmentation gamma(double most) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                SamplePixels.power(pixels, offset, width * height, Math.pow(most, within(random, -1, 1)));
    }

    /** Encodes the picture as JPEG, with a quality of {@code from} to {@code to} (0 worst, 1 best), and decodes it. */
    static Augmentation compression(double from, double to) {
        return (PhotometricAugmentation) (pixels, offset, width, height, random) ->
                Compression.change(pixels, offset, width, height, within(random, from, to));
    }

    /**
     * Replaces the rows below the square face crop by copies of the crop's last row, as for faces of which nothing
     * below the crop is known.
     */
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
