package dev.mien.analyze;

import dev.mien.Keypoints;
import dev.mien.align.KaggleFrame;
import dev.mien.detect.FaceCrop;
import java.util.Optional;

/**
 * Places a crop by the points that were found in it, upright and as the models have learned faces
 * (docs/decisions/0029-second-reading.md): boxes are seldom as exact as points.
 */
public final class Alignment {
    /** A face that leans by less, in radians, is read as it lies. */
    public static final double MIN_ROLL = Math.toRadians(10);

    /** A crop that is off by less, in sides of it, or as a logarithm of its size, is left where it is. */
    public static final double MIN_OFF = .12;

    /** Points that place the crop further away are another face's, or none. */
    public static final double MAX_OFF = .4;

    /** The same for the logarithm of its size. */
    public static final double MAX_LARGER = Math.log(2);

    private Alignment() {}

    /**
     * Where the face lies by its points; the same crop where it nearly lies there, or where the points cannot be its.
     *
     * @param points in pixels of the picture
     */
    static FaceCrop aligned(FaceCrop crop, Keypoints points) {
        return KaggleFrame.around(points).flatMap(face -> better(crop, face)).orElse(crop);
    }

    private static Optional<FaceCrop> better(FaceCrop crop, FaceCrop face) {
        double side = Math.max(crop.width(), crop.height());
        double off = Math.hypot(face.centerX() - crop.centerX(), face.centerY() - crop.centerY()) / side;
        double larger = Math.abs(Math.log(face.width() / side));
        if (!(off <= MAX_OFF && larger <= MAX_LARGER)) {
            return Optional.empty();
        }
        boolean leans = Math.abs(face.roll()) >= MIN_ROLL;
        if (!leans && off < MIN_OFF && larger < MIN_OFF) {
            return Optional.empty();
        }
        return Optional.of(
                leans ? face : new FaceCrop(face.centerX(), face.centerY(), face.width(), face.height(), 0));
    }
}
