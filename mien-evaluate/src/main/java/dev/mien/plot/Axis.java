package dev.mien.plot;

/**
 * One axis of a chart of lines.
 *
 * @param label what is measured, with its unit
 * @param min where it begins; NaN to begin with the data
 * @param max where it ends; NaN to end with the data
 */
public record Axis(String label, double min, double max) {
    /** An axis as long as the data needs. */
    public static Axis of(String label) {
        return new Axis(label, Double.NaN, Double.NaN);
    }

    /** An axis from 0 to 1. */
    public static Axis share(String label) {
        return new Axis(label, 0, 1);
    }

    /** The same axis, beginning there. */
    public Axis from(double value) {
        return new Axis(label, value, max);
    }

    /** Whether both ends are given. */
    boolean isFixed() {
        return !Double.isNaN(min) && !Double.isNaN(max);
    }

    /** A place between the ends, no round part of the way. */
    double between() {
        return min + 0.6180339887 * (max - min);
    }

    /** The same axis, ending there. */
    public Axis to(double value) {
        return new Axis(label, min, value);
    }
}
