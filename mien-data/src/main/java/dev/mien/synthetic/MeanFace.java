package dev.mien.synthetic;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.align.Place;
import dev.mien.align.SimilarityTransform;
import dev.mien.augment.RowRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Guesses the points that a marked face lacks, so that it can be drawn. */
final class MeanFace {
    private static final int FACES = 100;
    private static final Keypoints MEAN = mean();

    private MeanFace() {}

    /**
     * The points given, and in place of each missing one that of the mean face, which is turned, scaled and moved to lie as near to the
     * given ones as can be ({@link SimilarityTransform#fit}); of a single point the mean face is only moved, of none it stays.
     */
    static Keypoints complete(Keypoints marked) {
        List<Place> from = new ArrayList<>();
        List<Place> to = new ArrayList<>();
        for (Keypoint point : Keypoint.ALL) {
            if (marked.has(point)) {
                from.add(new Place(MEAN.x(point), MEAN.y(point)));
                to.add(new Place(marked.x(point), marked.y(point)));
            }
        }
        SimilarityTransform transform = transform(from, to);
        float[] complete = marked.toArray();
        for (Keypoint point : Keypoint.ALL) {
            if (!marked.has(point)) {
                Place place = transform.of(new Place(MEAN.x(point), MEAN.y(point)));
                complete[2 * point.ordinal()] = (float) place.x();
                complete[2 * point.ordinal() + 1] = (float) place.y();
            }
        }
        return Keypoints.of(complete);
    }

    private static SimilarityTransform transform(List<Place> from, List<Place> to) {
        return switch (from.size()) {
            case 0 -> new SimilarityTransform(1, 0, 0, 0);
            case 1 ->
                new SimilarityTransform(
                        1,
                        0,
                        to.get(0).x() - from.get(0).x(),
                        to.get(0).y() - from.get(0).y());
            default -> SimilarityTransform.fit(from, to);
        };
    }

    private static Keypoints mean() {
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
