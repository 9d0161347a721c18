package dev.mien.synthetic;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.augment.RowRandom;
import java.util.random.RandomGenerator;

/** Guesses the points that a marked face lacks, so that it can be drawn. */
final class MeanFace {
    private static final int FACES = 100;
    private static final Keypoints MEAN = mean();

    private MeanFace() {}

    /**
     * The points given, and in place of each missing one that of the mean face, which is turned, scaled and moved to lie
     * as near to the given ones as can be (least squares; Umeyama 1991 for the plane).
     */
    static Keypoints complete(Keypoints marked) {
        double count = Math.max(1, marked.count());
        double fromX = 0;
        double fromY = 0;
        double toX = 0;
        double toY = 0;
        for (Keypoint point : Keypoint.ALL) {
            if (marked.has(point)) {
                fromX += MEAN.x(point) / count;
                fromY += MEAN.y(point) / count;
                toX += marked.x(point) / count;
                toY += marked.y(point) / count;
            }
        }
        double along = 0;
        double across = 0;
        double size = 0;
        for (Keypoint point : Keypoint.ALL) {
            if (marked.has(point)) {
                double x = MEAN.x(point) - fromX;
                double y = MEAN.y(point) - fromY;
                along += x * (marked.x(point) - toX) + y * (marked.y(point) - toY);
                across += x * (marked.y(point) - toY) - y * (marked.x(point) - toX);
                size += x * x + y * y;
            }
        }
        double cos = size > 0 ? along / size : 1;
        double sin = size > 0 ? across / size : 0;
        float[] complete = marked.toArray();
        for (Keypoint point : Keypoint.ALL) {
            if (!marked.has(point)) {
                double x = MEAN.x(point) - fromX;
                double y = MEAN.y(point) - fromY;
                complete[2 * point.ordinal()] = (float) (cos * x - sin * y + toX);
                complete[2 * point.ordinal() + 1] = (float) (sin * x + cos * y + toY);
            }
        }
        return Keypoints.of(complete);
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
