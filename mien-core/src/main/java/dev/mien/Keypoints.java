package dev.mien;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions of a face's 15 or 27 key points in pixels: pixel centres lie at whole numbers, x points to the right
 * and y down. Any point may be missing; with 15 points, the other twelve are. Models of 27 points estimate the error of
 * each point, too: {@link #spread}. Immutable.
 */
public final class Keypoints {
    /** 15 points, all of them missing. */
    public static final Keypoints NONE = none();

    private final float[] coordinates; // x0, y0, x1, y1, ...; NaN = missing
    private final float[] spreads; // by point; NaN = not known; none where no point's is

    private Keypoints(float[] coordinates) {
        this(coordinates, new float[0]);
    }

    private Keypoints(float[] coordinates, float[] spreads) {
        this.coordinates = coordinates;
        this.spreads = spreads;
    }

    /** Maps a position to another one. */
    @FunctionalInterface
    public interface Move {
        /** Returns the new x and y, in this order. */
        float[] of(float x, float y);
    }

    /**
     * Points from 30 numbers in the order of Kaggle's columns, x before y, or from 54 in the order of {@link
     * Keypoint#EXTENDED}.
     *
     * @param coordinates 30 or 54 values in pixels; a point with a NaN coordinate is missing
     * @throws IllegalArgumentException when there are neither 30 nor 54 numbers
     */
    public static Keypoints of(float... coordinates) {
        if (coordinates.length != 2 * Keypoint.COUNT && coordinates.length != 2 * Keypoint.EXTENDED_COUNT) {
            throw new IllegalArgumentException(coordinates.length + " coordinates, expected " + 2 * Keypoint.COUNT
                    + " or " + 2 * Keypoint.EXTENDED_COUNT + " (15 or 27 points, x and y)");
        }
        return new Keypoints(coordinates.clone());
    }

    /**
     * The points that this object has room for: {@link Keypoint#ALL} or {@link Keypoint#EXTENDED}; some may be missing.
     */
    public List<Keypoint> points() {
        return coordinates.length == 2 * Keypoint.COUNT ? Keypoint.ALL : Keypoint.EXTENDED;
    }

    /** The first 15 points alone: Kaggle's. */
    public Keypoints kaggle() {
        return coordinates.length == 2 * Keypoint.COUNT
                ? this
                : new Keypoints(
                        toArray(Keypoint.COUNT), Arrays.copyOf(spreads, Math.min(spreads.length, Keypoint.COUNT)));
    }

    private static Keypoints none() {
        float[] missing = new float[2 * Keypoint.COUNT];
        Arrays.fill(missing, Float.NaN);
        return new Keypoints(missing);
    }

    /** The x coordinate of the point, or NaN if it is missing. */
    public float x(Keypoint point) {
        return coordinate(2 * point.ordinal());
    }

    /** The y coordinate of the point, or NaN if it is missing. */
    public float y(Keypoint point) {
        return coordinate(2 * point.ordinal() + 1);
    }

    private float coordinate(int number) {
        return number < coordinates.length ? coordinates[number] : Float.NaN;
    }

    /** Whether both coordinates of the point are known. */
    public boolean has(Keypoint point) {
        return !Float.isNaN(x(point)) && !Float.isNaN(y(point));
    }

    /** How many of Kaggle's 15 points are known. */
    public int count() {
        return (int) Keypoint.ALL.stream().filter(this::has).count();
    }

    /** The distance between the centres of the eyes in pixels; NaN if one of them is missing. */
    public double interocularDistance() {
        return Math.hypot(
                (double) x(Keypoint.LEFT_EYE_CENTER) - x(Keypoint.RIGHT_EYE_CENTER),
                (double) y(Keypoint.LEFT_EYE_CENTER) - y(Keypoint.RIGHT_EYE_CENTER));
    }

    /** A copy of the 30 or 54 coordinates in the order of the columns; NaN for missing points. */
    public float[] toArray() {
        return coordinates.clone();
    }

    /**
     * A copy of the coordinates of the first points in the order of the columns; NaN for missing points.
     *
     * @param points how many points; may be more than there are
     * @return {@code 2 * points} numbers, x before y
     */
    public float[] toArray(int points) {
        float[] first = Arrays.copyOf(coordinates, 2 * points);
        Arrays.fill(first, Math.min(coordinates.length, first.length), first.length, Float.NaN);
        return first;
    }

    /**
     * The estimated error of the point in pixels: with a calibrated model, 68 % of the points are no farther off. NaN
     * if unknown, as for annotated points and models of 15 points.
     */
    public float spread(Keypoint point) {
        return point.ordinal() < spreads.length ? spreads[point.ordinal()] : Float.NaN;
    }

    /** Whether {@link #spread} of any point is known. */
    public boolean hasSpreads() {
        return spreads.length > 0;
    }

    /**
     * The same points with these spreads.
     *
     * @param pixels one {@link #spread} for each of the {@link #points()}, NaN if unknown
     * @throws IllegalArgumentException when there is not one for each point
     */
    public Keypoints withSpreads(float... pixels) {
        if (2 * pixels.length != coordinates.length) {
            throw new IllegalArgumentException(pixels.length + " spreads for " + coordinates.length / 2 + " points");
        }
        return new Keypoints(coordinates, pixels.clone());
    }

    /**
     * The same points with the {@linkplain #spread spreads} of the points that they were derived from by moving or
     * scaling.
     *
     * @param other the original points: the same number, or points without spreads
     * @param factor the scale, by which the spreads are multiplied
     */
    public Keypoints withSpreadsOf(Keypoints other, double factor) {
        float[] scaled = other.spreads.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= (float) factor;
        }
        return new Keypoints(coordinates, scaled);
    }

    /**
     * Moves every point to {@code x * scaleX + shiftX}, {@code y * scaleY + shiftY}; missing ones stay missing. Spreads
     * are multiplied by the geometric mean of both scales.
     */
    public Keypoints scaled(float scaleX, float scaleY, float shiftX, float shiftY) {
        float[] moved = new float[coordinates.length];
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] = coordinates[i] * scaleX + shiftX;
            moved[i + 1] = coordinates[i + 1] * scaleY + shiftY;
        }
        return new Keypoints(moved).withSpreadsOf(this, Math.sqrt(Math.abs(scaleX * (double) scaleY)));
    }

    /** Moves every point that is not missing. The result has no spreads. */
    public Keypoints moved(Move move) {
        float[] moved = new float[coordinates.length];
        Arrays.fill(moved, Float.NaN);
        for (int i = 0; i < moved.length; i += 2) {
            if (!Float.isNaN(coordinates[i]) && !Float.isNaN(coordinates[i + 1])) {
                float[] place = move.of(coordinates[i], coordinates[i + 1]);
                moved[i] = place[0];
                moved[i + 1] = place[1];
            }
        }
        return new Keypoints(moved);
    }

    /**
     * The points that are not missing by {@linkplain Keypoint#label name}: x and y, rounded to a thousandth of a pixel.
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Keypoint point : points()) {
            if (has(point)) {
                map.put(point.label(), List.of(Decimal.exactLength(x(point)), Decimal.exactLength(y(point))));
            }
        }
        return map;
    }

    /**
     * The known {@linkplain #spread spreads} by the name of their column ({@link Keypoint#columnSpread}), rounded to a
     * thousandth of a pixel.
     */
    public Map<String, Object> spreadsToMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Keypoint point : points()) {
            if (!Float.isNaN(spread(point))) {
                map.put(point.columnSpread(), Decimal.exactLength(spread(point)));
            }
        }
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Keypoints that
                && Arrays.equals(coordinates, that.coordinates)
                && Arrays.equals(spreads, that.spreads);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coordinates);
    }

    @Override
    public String toString() {
        return "Keypoints" + Arrays.toString(coordinates)
                + (hasSpreads() ? " with spreads " + Arrays.toString(spreads) : "");
    }
}
