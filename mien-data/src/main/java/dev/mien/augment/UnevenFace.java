package dev.mien.augment;

import static dev.mien.Keypoint.LEFT_EYEBROW_INNER_END;
import static dev.mien.Keypoint.LEFT_EYEBROW_OUTER_END;
import static dev.mien.Keypoint.LEFT_EYE_CENTER;
import static dev.mien.Keypoint.MOUTH_LEFT_CORNER;
import static dev.mien.Keypoint.MOUTH_RIGHT_CORNER;
import static dev.mien.Keypoint.RIGHT_EYEBROW_INNER_END;
import static dev.mien.Keypoint.RIGHT_EYEBROW_OUTER_END;
import static dev.mien.Keypoint.RIGHT_EYE_CENTER;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Each brow and each corner of the mouth pushed on its own: a net that saw only faces with even sides answers with even ones where
 * a face has none. A brow goes as a whole and without the eye, which lies only a fifth of the eyes' distance below it: a net
 * that saw brows bend, or move with the eyes, finds less of the way of their ends, or moves the eyes, too.
 *
 * @param share how far at most up and down, as a share of the distance of the eyes; a third of it sideways
 */
record UnevenFace(double share) implements ShapeAugmentation {
    /** A push goes no farther than so many of its own deviations, so that what is pushed keeps its shape. */
    private static final double MAX_DEVIATIONS = 1.2;

    /** The two ends of what is pushed; one and the same for a point. */
    private record Ends(Keypoint first, Keypoint second) {
        boolean isBrow() {
            return first != second;
        }

        /** The part that is pushed, its fades and, for a brow, its height by chance. */
        Push.Part part(Keypoints points, double eyes, RandomGenerator random) {
            double right = points.x(second) - points.x(first);
            double below = points.y(second) - points.y(first);
            double x = points.x(first) + right / 2;
            double y = points.y(first) + below / 2;
            if (!isBrow()) {
                double wide = eyes * random.nextDouble(.12, .3);
                return new Push.Part(x, y, 0, 0, 0, wide, eyes * random.nextDouble(.12, .25));
            }
            double lean = right == 0 ? 0 : Math.atan(below / right);
            double halfHeight = eyes * random.nextDouble(.02, .1);
            double above = eyes * random.nextDouble(.02, .08); // brows are arched
            return new Push.Part(
                    x + above * Math.sin(lean),
                    y - above * Math.cos(lean),
                    lean,
                    Math.hypot(right, below) / 2 * random.nextDouble(.7, 1.1),
                    halfHeight,
                    eyes * random.nextDouble(.08, .25),
                    eyes * random.nextDouble(.06, .14));
        }
    }

    private static final List<Ends> PARTS = List.of(
            new Ends(LEFT_EYEBROW_INNER_END, LEFT_EYEBROW_OUTER_END),
            new Ends(RIGHT_EYEBROW_INNER_END, RIGHT_EYEBROW_OUTER_END),
            new Ends(MOUTH_LEFT_CORNER, MOUTH_LEFT_CORNER),
            new Ends(MOUTH_RIGHT_CORNER, MOUTH_RIGHT_CORNER));

    @Override
    public FaceSample apply(FaceSample sample, RandomGenerator random) {
        Keypoints points = sample.keypoints();
        double eyes = Math.hypot(
                points.x(LEFT_EYE_CENTER) - points.x(RIGHT_EYE_CENTER),
                points.y(LEFT_EYE_CENTER) - points.y(RIGHT_EYE_CENTER));
        FaceSample pushed = sample;
        for (Ends ends : PARTS) {
            Push.Part part = ends.part(points, eyes, random);
            double farthest = Math.min(eyes * share, MAX_DEVIATIONS * part.fadeAcross());
            double down = farthest * (2 * random.nextDouble() - 1);
            double sideways = eyes * share / 3 * (2 * random.nextDouble() - 1);
            if (eyes > 0 && !Double.isNaN(part.x())) { // the eyes and the part are known
                pushed = new Push(part, sideways, down).apply(pushed);
            }
        }
        return pushed;
    }
}
