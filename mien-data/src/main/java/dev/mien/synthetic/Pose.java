package dev.mien.synthetic;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.random.RandomGenerator;

/**
 * Places the 15 points of a face: a face of average proportions with random variations, moved by a {@link Gesture},
 * rotated in three dimensions, and projected into the picture.
 */
final class Pose {
    private static final double SIZE = 96;
    private static final double EDGE = 2;

    // In the units of a Frame.
    private static final double EYE_WIDTH = 14.4;
    private static final double BROW = -10.5;
    private static final double NOSE = 24.5;
    private static final double REST_SMILE = 0.9; // corners level with the middle look sad

    private final RandomGenerator random;
    private final Gesture gesture;
    private final Look look;
    private final float[] coordinates = new float[2 * Keypoint.COUNT];
    private final double cosYaw;
    private final double sinYaw;
    private final double sinPitch;

    private Pose(Gesture gesture, Look look, RandomGenerator random) {
        this.gesture = gesture;
        this.look = look;
        this.random = random;
        double yaw = Math.toRadians(7 * random.nextGaussian());
        double pitch = Math.toRadians(4 * random.nextGaussian());
        this.cosYaw = Math.cos(yaw);
        this.sinYaw = Math.sin(yaw);
        this.sinPitch = Math.sin(pitch);
    }

    /** Draws the points of a face in 96x96 pixels, all of them inside. */
    static Keypoints draw(Gesture gesture, Look look, RandomGenerator random) {
        return new Pose(gesture, look, random).points();
    }

    private Keypoints points() {
        placeEyesAndBrows();
        placeNoseAndMouth();
        return intoPicture(Keypoints.of(coordinates));
    }

    private void placeEyesAndBrows() {
        double eyeWidth = EYE_WIDTH * random.nextDouble(0.92, 1.08);
        double eyeTilt = random.nextDouble(-1.2, 0.6);
        double brow = BROW + random.nextDouble(-1.2, 1);
        for (int side = -1; side <= 1; side += 2) {
            placeEye(side, eyeWidth, eyeTilt);
            placeBrow(side, brow);
        }
    }

    private void placeEye(int side, double width, double tilt) {
        boolean left = side > 0;
        Keypoint center = left ? Keypoint.LEFT_EYE_CENTER : Keypoint.RIGHT_EYE_CENTER;
        Keypoint inner = left ? Keypoint.LEFT_EYE_INNER_CORNER : Keypoint.RIGHT_EYE_INNER_CORNER;
        Keypoint outer = left ? Keypoint.LEFT_EYE_OUTER_CORNER : Keypoint.RIGHT_EYE_OUTER_CORNER;
        place(center, side * Frame.EYE, gesture.lids().gazeDown(), 24);
        place(inner, side * (Frame.EYE - width / 2), 0.9, 23);
        place(outer, side * (Frame.EYE + width / 2), 0.5 + tilt, 18);
    }

    private void placeBrow(int side, double height) {
        Gesture.Brows brows = gesture.brows();
        boolean left = side > 0;
        Keypoint inner = left ? Keypoint.LEFT_EYEBROW_INNER_END : Keypoint.RIGHT_EYEBROW_INNER_END;
        Keypoint outer = left ? Keypoint.LEFT_EYEBROW_OUTER_END : Keypoint.RIGHT_EYEBROW_OUTER_END;
        place(inner, side * (8.8 - brows.pinch()), height + 1 - brows.raise() - brows.inner(), 28);
        place(outer, side * 29.5, height + 1.6 - 0.8 * brows.raise() + 0.25 * brows.inner(), 17);
    }

    private void placeNoseAndMouth() {
        double longer = random.nextDouble(-1.5, 1.5);
        double mouth = Frame.MOUTH + longer + random.nextDouble(-0.8, 1.2);
        double half = random.nextDouble(14, 16.5) + gesture.mouth().widen();
        double thickness = (1 - 0.6 * gesture.lips().thin());
        double upper = look.lips().upper() * thickness;
        double lower = look.lips().lower() * thickness;
        // A mouth opens by the jaw, so mostly downwards; a smile pulls its middle up a little less than its corners.
        double line = mouth - 0.25 * gesture.mouth().smile();
        double corner = mouth
                - REST_SMILE
                - gesture.mouth().smile()
                + 0.35 * gesture.mouth().open();
        place(Keypoint.NOSE_TIP, 0, NOSE + longer - 1.2 * gesture.lines().nose(), 37);
        place(Keypoint.MOUTH_LEFT_CORNER, half, corner - gesture.mouth().sneer() / 2, 22);
        place(Keypoint.MOUTH_RIGHT_CORNER, -half, corner + gesture.mouth().sneer() / 2, 22);
        place(
                Keypoint.MOUTH_CENTER_TOP_LIP,
                0,
                line - upper - gesture.lips().raised() - 0.1 * gesture.mouth().open(),
                28);
        place(
                Keypoint.MOUTH_CENTER_BOTTOM_LIP,
                0,
                line
                        + lower
                        - 0.4 * gesture.lips().raised()
                        + 0.9 * gesture.mouth().open(),
                27);
    }

    /** Rotates a point with the head about its middle, {@code depth} behind the point, and projects it. */
    private void place(Keypoint point, double x, double y, double depth) {
        coordinates[2 * point.ordinal()] = (float) (x * cosYaw + depth * sinYaw);
        coordinates[2 * point.ordinal() + 1] = (float) (y - depth * sinPitch);
    }

    private Keypoints intoPicture(Keypoints face) {
        double scale = random.nextDouble(0.66, 0.92);
        double roll = Math.toRadians(Math.max(-25, Math.min(25, 8 * random.nextGaussian())));
        double cos = scale * Math.cos(roll);
        double sin = scale * Math.sin(roll);
        float[] placed = new float[2 * Keypoint.COUNT];
        for (Keypoint point : Keypoint.ALL) {
            placed[2 * point.ordinal()] = (float) (cos * face.x(point) - sin * face.y(point));
            placed[2 * point.ordinal() + 1] = (float) (sin * face.x(point) + cos * face.y(point));
        }
        // The middle of the points is a little below that of the eyes.
        shift(placed, 0, 47.5 + 3 * random.nextGaussian() + 14 * sin);
        shift(placed, 1, 51 - 14 * cos + 3 * random.nextGaussian());
        return Keypoints.of(placed);
    }

    /** Shifts the points along one axis, as far as all of them stay inside the picture. */
    private static void shift(float[] points, int axis, double by) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int i = axis; i < points.length; i += 2) {
            low = Math.min(low, points[i]);
            high = Math.max(high, points[i]);
        }
        double inside = Math.max(EDGE - low, Math.min(by, SIZE - 1 - EDGE - high));
        for (int i = axis; i < points.length; i += 2) {
            points[i] += (float) inside;
        }
    }
}
