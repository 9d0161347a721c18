package dev.mien.augment;

import java.util.random.RandomGenerator;

/** Changes the shape of the face itself, guided by its points, before any geometric change of the picture. */
@FunctionalInterface
non-sealed interface ShapeAugmentation extends Augmentation {
    @Override
    FaceSample apply(FaceSample sample, RandomGenerator random);
}
