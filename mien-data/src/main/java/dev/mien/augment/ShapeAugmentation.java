package dev.mien.augment;

import java.util.random.RandomGenerator;

/** Changes the shape of the face itself by its points, before anything else moves the picture. */
@FunctionalInterface
non-sealed interface ShapeAugmentation extends Augmentation {
    @Override
    FaceSample apply(FaceSample sample, RandomGenerator random);
}
