package dev.mien.measure;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rotation of a head in degrees. All three angles are 0 if the face looks upright into the camera, even at the
 * picture's edge: they are relative to the line from the camera to the face. The order is {@code roll}, {@code pitch},
 * {@code yaw}, so that yaw and pitch are the direction of the nose, and yaw is ill-defined only for a face that looks
 * straight up or down.
 *
 * <pre>{@code
 * HeadPose.of(face.keypoints().orElseThrow(), Camera.of(picture.width(), picture.height()))
 *         .ifPresent(pose -> System.out.println(pose.yaw()));
 * }</pre>
 *
 * @param yaw -180..180: positive if the face looks to the picture's right, which is the subject's left
 * @param pitch -90..90: positive if it looks up
 * @param roll -180..180: positive if it is tilted clockwise in the picture, towards the subject's left shoulder
 * @param error the root mean square distance of the points from the mean face in that pose, in percent of the distance
 *     between its eyes
 * @param spread the standard deviation of the least certain of the three angles in degrees, estimated from that error
 */
public record HeadPose(double yaw, double pitch, double roll, double error, double spread) {
    private static final int MIN_POINTS = 5;
    private static final double NEAREST = 500; // millimetres: selfies at half an arm's length
    private static final double EYE_DISTANCE = 63.1; // of the mean face, in millimetres
    private static final double MIN_ERROR = 1.5; // percent: points are never placed better
    private static final double[] FIRST_YAWS = {0, Math.toRadians(-50), Math.toRadians(50)};

    /**
     * Estimates the pose of a face by fitting a mean face in three dimensions to its points.
     *
     * @param points in pixels of the picture; at least five of the eyes' corners, the nose's tip and the mouth's
     *     corners
     * @return empty if fewer are known, or all of them are collinear
     */
    public static Optional<HeadPose> of(Keypoints points, Camera camera) {
        List<FaceShape.Place> known = FaceShape.PLACES.stream()
                .filter(place -> points.has(place.point()))
                .toList();
        if (known.size() < MIN_POINTS) {
            return Optional.empty();
        }
        double scale = scale(known, points);
        if (!(scale > 0 && scale < Double.MAX_VALUE)) {
            return Optional.empty();
        }
        Camera sharp = camera.atLeast(NEAREST * scale);
        return Optional.of(fitted(known, points, sharp, sharp.focal() / scale));
    }

    /**
     * Converts a pose to rotations about fixed axes in OpenFace's convention, x to the right, y down and z away from
     * the camera: first about z, then y, then x.
     *
     * @param yaw in degrees, as {@link #yaw}
     * @param pitch likewise
     * @param roll likewise
     * @return the angles about x (positive: down), y (positive: to the picture's left) and z (positive: clockwise) in
     *     radians; NaN if an input is
     */
    public static double[] turnsXyz(double yaw, double pitch, double roll) {
        Rotation turn = Rotation.of(Math.toRadians(yaw), Math.toRadians(pitch), Math.toRadians(roll));
        return new double[] {
            Math.atan2(-turn.z().y(), turn.z().z()),
            Math.asin(Math.max(-1, Math.min(1, turn.z().x()))),
            Math.atan2(-turn.y().x(), turn.x().x())
        };
    }

    /** Pixels of the picture per millimetre of the face, approximately for a rotated face. */
    private static double scale(List<FaceShape.Place> known, Keypoints points) {
        double x = known.stream()
                .mapToDouble(place -> points.x(place.point()))
                .average()
                .orElseThrow();
        double y = known.stream()
                .mapToDouble(place -> points.y(place.point()))
                .average()
                .orElseThrow();
        double seen = 0;
        double shape = 0;
        for (FaceShape.Place place : known) {
            double across = points.x(place.point()) - x;
            double down = points.y(place.point()) - y;
            seen += across * across + down * down;
            shape += place.at().x() * place.at().x()
                    + place.at().y() * place.at().y();
        }
        return Math.sqrt(seen / shape);
    }

    private static HeadPose fitted(List<FaceShape.Place> known, Keypoints points, Camera camera, double firstDistance) {
        Vector middle = Vector.ZERO;
        for (FaceShape.Place place : known) {
            middle = middle.plus(ray(points, place.point(), camera));
        }
        // A camera that looks at the face: what remains is what the face itself does.
        Rotation toFace = Rotation.towards(middle.times(1 / middle.length()));
        List<PoseFit.Seen> seen = new ArrayList<>();
        for (FaceShape.Place place : known) {
            Vector ray = toFace.back(ray(points, place.point(), camera));
            seen.add(new PoseFit.Seen(place.at(), ray.x() / ray.z(), ray.y() / ray.z(), place.weight()));
        }
        PoseFit fit = new PoseFit(seen);
        double lean = lean(known, seen);
        Vector place = new Vector(0, 0, firstDistance);
        PoseFit.Guess best = fit.refine(Rotation.of(FIRST_YAWS[0], 0, lean), place);
        for (int i = 1; i < FIRST_YAWS.length; i++) {
            PoseFit.Guess other = fit.refine(Rotation.of(FIRST_YAWS[i], 0, lean), place);
            if (other.cost() < best.cost()) {
                best = other;
            }
        }
        return pose(best, fit, seen);
    }

    private static Vector ray(Keypoints points, Keypoint point, Camera camera) {
        return new Vector(
                (points.x(point) - camera.centerX()) / camera.focal(),
                (points.y(point) - camera.centerY()) / camera.focal(),
                1);
    }

    /** The angle of the line from the upper points to the lower ones; that of the eyes is short in a profile view. */
    private static double lean(List<FaceShape.Place> known, List<PoseFit.Seen> seen) {
        double across = 0;
        double down = 0;
        for (int i = 0; i < known.size(); i++) {
            double height = known.get(i).at().y();
            across += height * seen.get(i).u();
            down += height * seen.get(i).v();
        }
        return Math.atan2(-across, down);
    }

    private static HeadPose pose(PoseFit.Guess best, PoseFit fit, List<PoseFit.Seen> seen) {
        double weights = seen.stream().mapToDouble(PoseFit.Seen::weight).sum();
        double percent = 100 * best.place().z() / EYE_DISTANCE; // of the eyes' distance, for a unit of the focal length
        double error = Math.sqrt(best.cost() / weights) * percent;
        SymmetricSystem system = fit.system(best);
        double variance = 0;
        for (int axis = 0; axis < 3; axis++) {
            variance = Math.max(variance, system.inverseDiagonal(axis));
        }
        double noise = Math.max(error, MIN_ERROR) / percent / Math.sqrt(2); // of one coordinate
        return new HeadPose(
                Math.toDegrees(best.turn().yaw()),
                Math.toDegrees(best.turn().pitch()),
                Math.toDegrees(best.turn().roll()),
                error,
                Math.toDegrees(Math.sqrt(variance) * noise));
    }
}
