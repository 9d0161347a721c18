package dev.mien.augment;

import dev.mien.image.GrayImage;
import java.util.random.RandomGenerator;

/**
 * Maps the coordinates of a picture; several of these are combined into one map, so that pixels are interpolated once.
 */
@FunctionalInterface
non-sealed interface GeometricAugmentation extends Augmentation {

    /** Draws a map from coordinates of a picture of that size to those of the new picture. */
    Affine draw(RandomGenerator random, int width, int height);

    @Override
    default FaceSample apply(FaceSample sample, RandomGenerator random) {
        GrayImage image = sample.image();
        int width = image.width();
        int height = image.height();
        Affine map = draw(random, width, height);
        float[] warped = new float[width * height];
        GrayWarp.run(image, map, warped, 0, width, height);
        return new FaceSample(
                SamplePixels.toImage(warped, width, height),
                map.apply(sample.keypoints(), width, height),
                sample.margin());
    }
}
