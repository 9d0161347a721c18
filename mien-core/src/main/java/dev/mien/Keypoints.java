package dev.mien;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions of 15 or 27 points in pixels, pixel centres at whole numbers, x to the right and y down. A point may be
 * missing; of 15 points the other twelve are. A model may say how far off each point may be: {@link #spread}. Immutable.
 */
public final class Keypoints {
    /** A face of which no point is known. */
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

    /** Where a place goes. */
    @FunctionalInterface
    public interface Move {
        /** The new x and y, in this order. */
        float[] of(float x, float y);
    }

    /**
     * Points from 30 numbers in Kaggle's column order, x before y, or from 54: {@link Keypoint#EXTENDED}.
     *
     * @param coordinates 30 or 54 values in pixels; a point with a NaN is missing
     */
    public static Keypoints of(float... coordinates) {
        if (coordinates.length != 2 * Keypoint.COUNT && coordinates.length != 2 * Keypoint.EXTENDED_COUNT) {
            throw new IllegalArgumentException(coordinates.length + " coordinates, expected " + 2 * Keypoint.COUNT
                    + " or " + 2 * Keypoint.EXTENDED_COUNT + " (15 or 27 points, x and y)");
        }
        return new Keypoints(coordinates.clone());
    }

    /** The points that these are places of: {@link Keypoint#ALL} or {@link Keypoint#EXTENDED}; some may be missing. */
    public List<Keypoint> points() {
        return coordinates.length == 2 * Keypoint.COUNT ? Keypoint.ALL : Keypoint.EXTENDED;
    }

    /** Kaggle's 15 alone, which come first. */
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

    /** The column of the point, or NaN where it is missing. */
    public float x(Keypoint point) {
        return coordinate(2 * point.ordinal());
    }

    /** The row of the point, or NaN where it is missing. */
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

    /** The distance between the centres of the eyes in pixels; NaN where one of them is missing. */
    public double interocularDistance() {
        return Math.hypot(
                (double) x(Keypoint.LEFT_EYE_CENTER) - x(Keypoint.RIGHT_EYE_CENTER),
                (double) y(Keypoint.LEFT_EYE_CENTER) - y(Keypoint.RIGHT_EYE_CENTER));
    }

    /** A copy of the 30 or 54 numbers in column order; NaN where missing. */
    public float[] toArray() {
        return coordinates.clone();
    }

    /**
     * A copy of the numbers of the first points in column order; NaN where missing.
     *
     * @param points how many; may be more than these are
     * @return {@code 2 * points} numbers, x before y
     */
    public float[] toArray(int points) {
        float[] first = Arrays.copyOf(coordinates, 2 * points);
        Arrays.fill(first, Math.min(coordinates.length, first.length), first.length, Float.NaN);
        return first;
    }

    /**
     * How far off the point may be, in pixels: within that lie 68 % of the points that a calibrated model places. NaN where that is not
     * known, as of points that somebody marked and of models of 15 points.
     */
    public float spread(Keypoint point) {
        return point.ordinal() < spreads.length ? spreads[point.ordinal()] : Float.NaN;
    }

    /** Whether {@link #spread} of any point is known. */
    public boolean hasSpreads() {
        return spreads.length > 0;
    }

    /**
     * The same points with how far off each may be.
     *
     * @param pixels one for each of the {@link #points()}, NaN where not known
     */
    public Keypoints withSpreads(float... pixels) {
        if (2 * pixels.length != coordinates.length) {
            throw new IllegalArgumentException(pixels.length + " spreads for " + coordinates.length / 2 + " points");
        }
        return new Keypoints(coordinates, pixels.clone());
    }

    /**
     * The same points with the {@linkplain #spread spreads} of others, of which these are a moved or scaled version.
     *
     * @param other as many points, or none with a spread
     * @param factor how many of these points' pixels one of the others' is wide
     */
    public Keypoints withSpreadsOf(Keypoints other, double factor) {
        float[] scaled = other.spreads.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= (float) factor;
        }
        return new Keypoints(coordinates, scaled);
    }

    /**
     * Every point at {@code x * scaleX + shiftX}, {@code y * scaleY + shiftY}; missing ones stay missing. Spreads grow by the mean of
     * both scales.
     */
    public Keypoints scaled(float scaleX, float scaleY, float shiftX, float shiftY) {
        float[] moved = new float[coordinates.length];
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] = coordinates[i] * scaleX + shiftX;
            moved[i + 1] = coordinates[i + 1] * scaleY + shiftY;
        }
        return new Keypoints(moved).withSpreadsOf(this, Math.sqrt(Math.abs(scaleX * (double) scaleY)));
    }

    /** Every point that is known moved; the others stay missing. Their spread is not known afterwards. */
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

    /** Each point that is known by its {@linkplain Keypoint#label name}, as x and y to a thousandth of a pixel. */
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

    /** Each {@link #spread} that is known, to a thousandth of a pixel, by the name of its column: {@link Keypoint#columnSpread}. */
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
        return "Keypoints" + Arrays.toString(coordinates);
    }
}
