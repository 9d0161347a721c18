package dev.mien.augment;

import dev.mien.Keypoints;
import java.util.random.RandomGenerator;

/**
 * Pushes each brow and each corner of the mouth independently: a net trained on symmetric faces alone predicts symmetric
 * points where a face is asymmetric. A brow is pushed as a whole and without the eye, which lies only a fifth of the
 * interocular distance below it: a net trained on brows that bend, or that move with the eyes, underestimates how far
 * their ends moved, or moves the eyes as well.
 *
 * @param share the largest displacement up and down, as a share of the interocular distance; a third of it sideways
 */
record UnevenFace(double share) implements ShapeAugmentation {
    /** The largest push in standard deviations of its own fade, so that the feature keeps its shape. */
    private static final double MAX_DEVIATIONS = 1.2;

    @Override
    public FaceSample apply(FaceSample sample, RandomGenerator random) {
        Keypoints points = sample.keypoints();
        double eyes = points.interocularDistance();
        FaceSample pushed = sample;
        for (PushedFeature feature : PushedFeature.values()) {
            Push.Part part = feature.part(points, extent(feature, random));
            double farthest = Math.min(eyes * share, MAX_DEVIATIONS * part.fadeAcross());
            double down = farthest * (2 * random.nextDouble() - 1);
            double sideways = eyes * share / 3 * (2 * random.nextDouble() - 1);
            if (eyes > 0 && !Double.isNaN(part.x())) { // the eyes and the feature are known
                pushed = new Push(part, sideways, down).apply(pushed);
            }
        }
        return pushed;
    }

    private static PushedFeature.Extent extent(PushedFeature feature, RandomGenerator random) {
        if (!feature.isLine()) {
            return PushedFeature.Extent.ofPoint(random.nextDouble(.12, .3), random.nextDouble(.12, .25));
        }
        double halfHeight = random.nextDouble(.02, .1);
        double rise = random.nextDouble(.02, .08);
        return new PushedFeature.Extent(
                rise, random.nextDouble(.7, 1.1), halfHeight, random.nextDouble(.08, .25), random.nextDouble(.06, .14));
    }
}
