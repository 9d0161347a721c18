package dev.mien.augment;

import dev.mien.Keypoint;
import dev.mien.Keypoints;

/** A feature of a face that can be pushed as a whole: a brow, from its inner to its outer end, or a corner of the mouth. */
public enum PushedFeature {
    LEFT_BROW(Keypoint.LEFT_EYEBROW_INNER_END, Keypoint.LEFT_EYEBROW_OUTER_END),
    RIGHT_BROW(Keypoint.RIGHT_EYEBROW_INNER_END, Keypoint.RIGHT_EYEBROW_OUTER_END),
    MOUTH_LEFT_CORNER(Keypoint.MOUTH_LEFT_CORNER, Keypoint.MOUTH_LEFT_CORNER),
    MOUTH_RIGHT_CORNER(Keypoint.MOUTH_RIGHT_CORNER, Keypoint.MOUTH_RIGHT_CORNER);

    private final Keypoint first;
    private final Keypoint second; // the same for a single point

    PushedFeature(Keypoint first, Keypoint second) {
        this.first = first;
        this.second = second;
    }

    /**
     * The size of the pushed part. All lengths but {@code length} are shares of the interocular distance.
     *
     * @param rise how far the middle of the part lies above the line between the ends, since brows are arched
     * @param length the length of the part as a share of that line
     * @param halfHeight half of the height of the part
     * @param fadeAlong the Gaussian's standard deviation beyond the ends of the part
     * @param fadeAcross the Gaussian's standard deviation above and below the part
     */
    public record Extent(double rise, double length, double halfHeight, double fadeAlong, double fadeAcross) {
        /** The extent around a single point. */
        public static Extent ofPoint(double fadeAlong, double fadeAcross) {
            return new Extent(0, 0, 0, fadeAlong, fadeAcross);
        }
    }

    /** Whether the feature lies between two key points. */
    boolean isLine() {
        return first != second;
    }

    /** The part to push in a face with these points; its numbers are NaN if an end or the centre of an eye is missing. */
    public Push.Part part(Keypoints points, Extent extent) {
        double eyes = points.interocularDistance();
        double right = points.x(second) - points.x(first);
        double below = points.y(second) - points.y(first);
        double lean = right == 0 ? 0 : Math.atan(below / right);
        double rise = eyes * extent.rise;
        return new Push.Part(
                points.x(first) + right / 2 + rise * Math.sin(lean),
                points.y(first) + below / 2 - rise * Math.cos(lean),
                lean,
                Math.hypot(right, below) / 2 * extent.length,
                eyes * extent.halfHeight,
                eyes * extent.fadeAlong,
                eyes * extent.fadeAcross);
    }
}
