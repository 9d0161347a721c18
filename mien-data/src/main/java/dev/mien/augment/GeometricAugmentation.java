package dev.mien.augment;

import dev.mien.image.GrayImage;
import java.util.random.RandomGenerator;

/** Moves the places of a picture; several of these become one map, so that the pixels are mixed only once. */
@FunctionalInterface
non-sealed interface GeometricAugmentation extends Augmentation {

    /** Where the places of a picture of that size go this time. */
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
