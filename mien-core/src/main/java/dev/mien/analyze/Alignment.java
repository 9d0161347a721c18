package dev.mien.analyze;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.align.KaggleFrame;
import dev.mien.detect.FaceCrop;
import dev.mien.detect.Framing;

/**
 * Where the models look after the points were found once: upright, and where a face lies by its points, which is seldom quite where a
 * box has it (docs/decisions/0029-second-reading.md).
 *
 * @param forPoints placed by the points as the key point model has learned faces
 * @param forExpression as large as the box made it, as the expression model has learned them
 */
public record Alignment(FaceCrop forPoints, FaceCrop forExpression) {
    /** A face that leans by less, in radians, is read as it lies. */
    public static final double MIN_ROLL = Math.toRadians(10);

    /** A crop that is off by less, in sides of it, or as a logarithm of its size, is left where it is. */
    public static final double MIN_OFF = .12;

    /** The crop for expressions moves from that many sides on: these are learned from faces that boxes placed. */
    public static final double MIN_OFF_EXPRESSION = .16;

    /** Points that place the crop further away are another face's, or none. */
    public static final double MAX_OFF = .4;

    /** The same for the logarithm of its size. */
    public static final double MAX_LARGER = Math.log(2);

    /**
     * Where to look next; the same crop where the face nearly fills it, or where the points cannot be its.
     *
     * @param crop upright
     * @param points that were found in it, in pixels of the picture
     */
    static Alignment of(FaceCrop crop, Keypoints points) {
        return KaggleFrame.around(points)
                .filter(face -> off(crop, face) <= MAX_OFF && larger(crop, face) <= MAX_LARGER)
                .map(face -> of(crop, face, lean(points)))
                .orElse(new Alignment(crop, crop));
    }

    private static Alignment of(FaceCrop crop, FaceCrop face, double lean) {
        double off = off(crop, face);
        double roll = seen(face.roll());
        boolean isRight = off < MIN_OFF && larger(crop, face) < MIN_OFF && roll == 0;
        return new Alignment(
                isRight ? crop : about(face, face, roll),
                off < MIN_OFF_EXPRESSION ? turned(crop, seen(lean)) : about(face, crop, seen(lean)));
    }

    private static double seen(double roll) {
        return Math.abs(roll) >= MIN_ROLL ? roll : 0;
    }

    private static FaceCrop about(FaceCrop middle, FaceCrop size, double roll) {
        return new FaceCrop(middle.centerX(), middle.centerY(), size.width(), size.height(), roll);
    }

    private static FaceCrop turned(FaceCrop crop, double roll) {
        return roll == 0 ? crop : Framing.KAGGLE.turned(crop, roll);
    }

    /** By how much the line through the eyes falls; the subject's left eye is on the picture's right. */
    private static double lean(Keypoints points) {
        double across = points.x(Keypoint.LEFT_EYE_CENTER) - points.x(Keypoint.RIGHT_EYE_CENTER);
        double down = points.y(Keypoint.LEFT_EYE_CENTER) - points.y(Keypoint.RIGHT_EYE_CENTER);
        return Math.atan2(down, across);
    }

    private static double off(FaceCrop crop, FaceCrop face) {
        return Math.hypot(face.centerX() - crop.centerX(), face.centerY() - crop.centerY()) / side(crop);
    }

    private static double larger(FaceCrop crop, FaceCrop face) {
        return Math.abs(Math.log(face.width() / side(crop)));
    }

    private static double side(FaceCrop crop) {
        return Math.max(crop.width(), crop.height());
    }
}
