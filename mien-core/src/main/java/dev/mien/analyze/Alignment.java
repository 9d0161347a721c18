package dev.mien.analyze;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.align.KaggleFrame;
import dev.mien.detect.FaceCrop;
import dev.mien.detect.Framing;

/**
 * The crops for the second reading of a face: upright, and centred by the points of the first reading, since a
 * detector's box is rarely exact (docs/decisions/0029-second-reading.md).
 *
 * @param forPoints placed by the points in the framing that the key point model was trained on
 * @param forExpression in the size that the box gave it, which the expression model was trained on
 */
public record Alignment(FaceCrop forPoints, FaceCrop forExpression) {
    /** Faces that are rotated by less than this, in radians, are not turned upright. */
    public static final double MIN_ROLL = Math.toRadians(10);

    /** A crop whose offset, in sides of it, or whose log size ratio is below this stays where it is. */
    public static final double MIN_OFF = .12;

    /**
     * The crop for expressions is moved from this offset on, in sides of it: the expression model was trained on faces
     * that boxes placed.
     */
    public static final double MIN_OFF_EXPRESSION = .16;

    /** Points that would move the crop by more than this, in sides of it, belong to another face or to none. */
    public static final double MAX_OFF = .4;

    /** The same for the log size ratio. */
    public static final double MAX_LARGER = Math.log(2);

    /**
     * The crops for the second reading; both are the first crop if the face is well placed in it, or if the points
     * cannot be its own.
     *
     * @param crop the crop of the first reading
     * @param points the points found in it, in pixels of the picture
     */
    static Alignment of(FaceCrop crop, Keypoints points) {
        return KaggleFrame.around(points)
                .filter(face -> off(crop, face) <= MAX_OFF && larger(crop, face) <= MAX_LARGER)
                .map(face -> of(crop, face, lean(points)))
                .orElse(new Alignment(crop, crop));
    }

    private static Alignment of(FaceCrop crop, FaceCrop face, double lean) {
        double off = off(crop, face);
        double roll = seen(crop, face.roll());
        boolean isRight = off < MIN_OFF && larger(crop, face) < MIN_OFF && roll == crop.roll();
        return new Alignment(
                isRight ? crop : about(face, face, roll),
                off < MIN_OFF_EXPRESSION ? turned(crop, seen(crop, lean)) : about(face, crop, seen(crop, lean)));
    }

    /** The rotation of a face, or that of the crop if the face hardly leans in it. */
    private static double seen(FaceCrop crop, double roll) {
        double lean = Math.IEEEremainder(roll - crop.roll(), 2 * Math.PI);
        return Math.abs(lean) >= MIN_ROLL ? roll : crop.roll();
    }

    private static FaceCrop about(FaceCrop middle, FaceCrop size, double roll) {
        return new FaceCrop(middle.centerX(), middle.centerY(), size.width(), size.height(), roll);
    }

    private static FaceCrop turned(FaceCrop crop, double roll) {
        return roll == crop.roll() ? crop : Framing.KAGGLE.turned(crop, roll - crop.roll());
    }

    /**
     * The clockwise angle of the line through the eyes in radians; the subject's left eye is on the picture's right.
     */
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
