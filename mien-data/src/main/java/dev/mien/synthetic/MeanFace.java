package dev.mien.synthetic;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.align.Place;
import dev.mien.align.SimilarityTransform;
import dev.mien.augment.RowRandom;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Estimates the missing points of an annotated face, so that it can be drawn. */
final class MeanFace {
    private static final int FACES = 100;
    private static final Map<Keypoint, Place> MEAN = Place.of(average());

    private MeanFace() {}

    /**
     * Replaces missing points by those of the mean face, fitted to the given ones by a similarity transform
     * ({@link SimilarityTransform#fit}), by a translation if only one is given, and unchanged if there is none.
     */
    static Keypoints complete(Keypoints marked) {
        Map<Keypoint, Place> known = Place.of(marked.kaggle());
        SimilarityTransform transform = SimilarityTransform.fit(MEAN, known).orElseGet(() -> shift(known));
        float[] complete = marked.toArray();
        for (Keypoint point : Keypoint.ALL) {
            if (!marked.has(point)) {
                Place place = transform.of(mean(point));
                complete[2 * point.ordinal()] = (float) place.x();
                complete[2 * point.ordinal() + 1] = (float) place.y();
            }
        }
        return Keypoints.of(complete);
    }

    private static SimilarityTransform shift(Map<Keypoint, Place> known) {
        return known.entrySet().stream()
                .findFirst()
                .map(one -> new SimilarityTransform(
                        1,
                        0,
                        one.getValue().x() - mean(one.getKey()).x(),
                        one.getValue().y() - mean(one.getKey()).y()))
                .orElse(new SimilarityTransform(1, 0, 0, 0));
    }

    private static Place mean(Keypoint point) {
        return Objects.requireNonNull(MEAN.get(point));
    }

    private static Keypoints average() {
        float[] sum = new float[2 * Keypoint.COUNT];
        for (int face = 0; face < FACES; face++) {
            RandomGenerator random = RowRandom.of(0, face);
            float[] points = Pose.draw(Gesture.REST, Look.draw(random), random).toArray();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += points[i] / FACES;
            }
        }
        return Keypoints.of(sum);
    }
}
