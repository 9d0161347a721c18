package dev.mien.analyze;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.detect.FaceCrop;
import dev.mien.detect.Framing;
import java.util.List;
import java.util.Optional;

/**
 * Decides which faces are also read in other orientations: those that lie on a side or upside down, as in photos that
 * nobody rotated upright (docs/decisions/0030-quarter-turns.md). The key point model knows faces that lean by up to 30
 * degrees. Where it reads one that leans further, it is less sure of every point, which its spreads tell.
 */
public final class QuarterTurns {
    /**
     * A face is read in the other three orientations if the mean spread of its points is larger than this share of the
     * distance of its eyes.
     */
    public static final double DOUBTFUL = .09;

    /** Another orientation is the right one if the spreads of the points are at most this share of what they were. */
    public static final double CLEARER = .75;

    /** The lowest face score in another orientation, in 0..1. */
    public static final float SURE = .9f;

    /** The number of other orientations. */
    static final int COUNT = 3;

    private QuarterTurns() {}

    /**
     * Whether a face may lie on a side. The points of small faces are always uncertain.
     *
     * @param crop the upright crop
     * @param points those found in it, in pixels of the picture
     */
    static boolean pay(FaceCrop crop, Optional<Keypoints> points) {
        return uncertainty(points) > DOUBTFUL && Math.max(crop.width(), crop.height()) >= SmallFaces.SHARP_FROM;
    }

    /** The crops of the faces in the same box that are rotated clockwise by one, two and three quarter turns. */
    static List<FaceCrop> of(FaceCrop crop) {
        return List.of(Framing.KAGGLE.lying(crop, 1), Framing.KAGGLE.lying(crop, 2), Framing.KAGGLE.lying(crop, 3));
    }

    /** Whether points found in one orientation show that it is the right one, and not that of other points. */
    static boolean areClearer(Optional<Keypoints> points, float faceScore, Optional<Keypoints> others) {
        return faceScore >= SURE && uncertainty(points) <= CLEARER * uncertainty(others);
    }

    private static double uncertainty(Optional<Keypoints> points) {
        return PointUncertainty.of(points, Keypoint.ALL);
    }
}
