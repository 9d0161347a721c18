package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.Keypoint;
import dev.mien.Keypoints;

/**
 * Where a face's box lies about its points. Learnt where both are known, it makes the box of later frames from the points
 * alone: the search then need not run, and whatever box the detector draws stays the same kind of box.
 */
record BoxFromPoints(double left, double top, double right, double bottom) {

    /** The box's edges from the points' middle, in units of the points' spread. */
    static BoxFromPoints learn(Box box, Keypoints points) {
        Cloud cloud = Cloud.of(points);
        return new BoxFromPoints(
                (box.left() - cloud.x) / cloud.spread,
                (box.top() - cloud.y) / cloud.spread,
                (box.right() - cloud.x) / cloud.spread,
                (box.bottom() - cloud.y) / cloud.spread);
    }

    /** The box about these points. */
    Box box(Keypoints points) {
        Cloud cloud = Cloud.of(points);
        return new Box(
                (float) (cloud.x + left * cloud.spread),
                (float) (cloud.y + top * cloud.spread),
                (float) (cloud.x + right * cloud.spread),
                (float) (cloud.y + bottom * cloud.spread));
    }

    /**
     * The points as a whole.
     *
     * @param x their mean
     * @param y their mean
     * @param spread their root mean square distance from it, in pixels; never 0
     */
    private record Cloud(double x, double y, double spread) {
        static Cloud of(Keypoints points) {
            double x = 0;
            double y = 0;
            for (Keypoint point : Keypoint.ALL) {
                x += points.x(point) / Keypoint.COUNT;
                y += points.y(point) / Keypoint.COUNT;
            }
            double squares = 0;
            for (Keypoint point : Keypoint.ALL) {
                squares += Math.pow(points.x(point) - x, 2) + Math.pow(points.y(point) - y, 2);
            }
            return new Cloud(x, y, Math.max(1e-3, Math.sqrt(squares / Keypoint.COUNT)));
        }
    }
}
