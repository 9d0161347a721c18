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
 * a face has none. Brows lie only a fifth of the eyes' distance above the eyes, so that most pushes are narrow across them: a net
 * that saw brows move with the eyes alone moves both.
 *
 * @param share how far at most up and down, as a share of the distance of the eyes; a third of it sideways
 */
record UnevenFace(double share) implements ShapeAugmentation {
    /** A push goes no farther than so many of its own deviations, so that what is pushed keeps its shape. */
    private static final double MAX_DEVIATIONS = 1;

    /** A part's ends; its middle is pushed. */
    private record Part(Keypoint first, Keypoint second) {
        boolean isWide() {
            return first != second;
        }
    }

    private static final List<Part> PARTS = List.of(
            new Part(LEFT_EYEBROW_INNER_END, LEFT_EYEBROW_OUTER_END),
            new Part(RIGHT_EYEBROW_INNER_END, RIGHT_EYEBROW_OUTER_END),
            new Part(MOUTH_LEFT_CORNER, MOUTH_LEFT_CORNER),
            new Part(MOUTH_RIGHT_CORNER, MOUTH_RIGHT_CORNER));

    @Override
    public FaceSample apply(FaceSample sample, RandomGenerator random) {
        Keypoints points = sample.keypoints();
        double eyes = Math.hypot(
                points.x(LEFT_EYE_CENTER) - points.x(RIGHT_EYE_CENTER),
                points.y(LEFT_EYE_CENTER) - points.y(RIGHT_EYE_CENTER));
        FaceSample pushed = sample;
        for (Part part : PARTS) {
            double wide = eyes * (part.isWide() ? .25 + .3 * random.nextDouble() : .12 + .18 * random.nextDouble());
            double high = eyes * (part.isWide() ? .07 + .12 * random.nextDouble() : .12 + .13 * random.nextDouble());
            double down = Math.min(eyes * share, MAX_DEVIATIONS * high) * (2 * random.nextDouble() - 1);
            double sideways = eyes * share / 3 * (2 * random.nextDouble() - 1);
            double right = points.x(part.second()) - points.x(part.first());
            double below = points.y(part.second()) - points.y(part.first());
            double lean = right == 0 ? 0 : Math.atan(below / right);
            double x = points.x(part.first()) + right / 2;
            double y = points.y(part.first()) + below / 2;
            if (wide > 0 && !Double.isNaN(x)) { // the eyes and the part are known
                pushed = new Push(x, y, sideways, down, lean, wide, high).apply(pushed);
            }
        }
        return pushed;
    }
}
