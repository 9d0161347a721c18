package dev.mien.augment;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.util.random.RandomGenerator;

/** Changes the brightness of pixels and leaves the points as they are. */
@FunctionalInterface
non-sealed interface PhotometricAugmentation extends Augmentation {

    /**
     * Changes a picture in place.
     *
     * @param pixels [height, width] from {@code offset} on, in 0..1 before and after
     */
    void change(float[] pixels, int offset, int width, int height, RandomGenerator random);

    @Override
    default FaceSample apply(FaceSample sample, RandomGenerator random) {
        GrayImage image = sample.image();
        float[] pixels = new float[image.width() * image.height()];
        Resize.toFloats(image, image.width(), image.height(), pixels, 0);
        change(pixels, 0, image.width(), image.height(), random);
        return new FaceSample(
                SamplePixels.toImage(pixels, image.width(), image.height()), sample.keypoints(), sample.margin());
    }
}
