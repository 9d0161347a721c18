package dev.mien.analyze;

import static dev.mien.Keypoint.LEFT_EYE_CENTER;
import static dev.mien.Keypoint.LEFT_EYE_INNER_CORNER;
import static dev.mien.Keypoint.LEFT_EYE_OUTER_CORNER;
import static dev.mien.Keypoint.MOUTH_CENTER_BOTTOM_LIP;
import static dev.mien.Keypoint.MOUTH_CENTER_TOP_LIP;
import static dev.mien.Keypoint.MOUTH_LEFT_CORNER;
import static dev.mien.Keypoint.MOUTH_RIGHT_CORNER;
import static dev.mien.Keypoint.RIGHT_EYE_CENTER;
import static dev.mien.Keypoint.RIGHT_EYE_INNER_CORNER;
import static dev.mien.Keypoint.RIGHT_EYE_OUTER_CORNER;

import dev.mien.ExpressionScores;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.List;
import java.util.Optional;

/**
 * Whether something hides the mouth of a face, such as a mask or a hand: the points of the mouth are then far less
 * certain than those of the eyes. The expression of such a face is never sure (docs/decisions/0031-hidden-mouths.md).
 */
public final class HiddenMouth {
    /** The points of the mouth are less certain than this, as a share of the distance of the eyes. */
    public static final double UNCERTAIN = .08;

    /** The points of the mouth are less certain than those of the eyes by this factor. */
    public static final double THAN_EYES = 2.2;

    /** The points of the mouth. */
    public static final List<Keypoint> MOUTH =
            List.of(MOUTH_LEFT_CORNER, MOUTH_RIGHT_CORNER, MOUTH_CENTER_TOP_LIP, MOUTH_CENTER_BOTTOM_LIP);

    /** The points of the eyes. */
    public static final List<Keypoint> EYES = List.of(
            LEFT_EYE_CENTER,
            LEFT_EYE_INNER_CORNER,
            LEFT_EYE_OUTER_CORNER,
            RIGHT_EYE_CENTER,
            RIGHT_EYE_INNER_CORNER,
            RIGHT_EYE_OUTER_CORNER);

    private HiddenMouth() {}

    /** The scores of a face with these points, which are never sure if its mouth is hidden. */
    static ExpressionScores doubted(ExpressionScores scores, Optional<Keypoints> points) {
        return of(points) ? scores.doubted() : scores;
    }

    /** Whether the mouth of a face with these points is hidden; false if the model tells no spreads. */
    static boolean of(Optional<Keypoints> points) {
        double mouth = PointUncertainty.of(points, MOUTH);
        return mouth > UNCERTAIN && mouth > THAN_EYES * PointUncertainty.of(points, EYES);
    }
}
