package dev.mien.evaluate;

import dev.mien.Keypoint;
import dev.mien.Keypoints;

/**
 * The distribution of the errors of a point, in pixels of the 96x96 crop.
 *
 * @param count the number of faces on which the point is annotated
 * @param x the mean place of the annotations
 * @param y the mean place of the annotations
 * @param shiftX the mean of answer minus annotation: positive if answers are too far right
 * @param shiftY the mean of answer minus annotation: positive if answers are too far down
 * @param varianceX the variance of answer minus annotation
 * @param varianceY the variance of answer minus annotation
 * @param covariance of the differences in x and in y
 */
public record PointSpread(
        int count,
        double x,
        double y,
        double shiftX,
        double shiftY,
        double varianceX,
        double varianceY,
        double covariance) {

    /**
     * The spread over all faces on which the point is annotated; if there are none, everything but the count is NaN.
     */
    public static PointSpread of(KeypointAnswers answers, Keypoint point) {
        double[] sums = new double[7]; // x, y, dx, dy, dx dx, dy dy, dx dy
        int count = 0;
        for (int face = 0; face < answers.size(); face++) {
            Keypoints truth = answers.truth().get(face);
            Keypoints answer = answers.answers().get(face);
            if (truth.has(point) && answer.has(point)) {
                double dx = (double) answer.x(point) - truth.x(point);
                double dy = (double) answer.y(point) - truth.y(point);
                double[] terms = {truth.x(point), truth.y(point), dx, dy, dx * dx, dy * dy, dx * dy};
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += terms[i];
                }
                count++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= count;
        }
        return new PointSpread(
                count,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4] - sums[2] * sums[2],
                sums[5] - sums[3] * sums[3],
                sums[6] - sums[2] * sums[3]);
    }
}
