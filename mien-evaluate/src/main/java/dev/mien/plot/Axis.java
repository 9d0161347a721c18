package dev.mien.plot;

/**
 * An axis of a line chart.
 *
 * @param label the quantity with its unit
 * @param min the lower end; NaN for that of the data
 * @param max the upper end; NaN for that of the data
 */
public record Axis(String label, double min, double max) {
    /** An axis that spans the data. */
    public static Axis of(String label) {
        return new Axis(label, Double.NaN, Double.NaN);
    }

    /** An axis from 0 to 1. */
    public static Axis share(String label) {
        return new Axis(label, 0, 1);
    }

    /** The same axis with that lower end. */
    public Axis from(double value) {
        return new Axis(label, value, max);
    }

    /** Whether both ends are given. */
    boolean isFixed() {
        return !Double.isNaN(min) && !Double.isNaN(max);
    }

    /** A position between the ends that is not a round fraction of the way. */
    double between() {
        return min + 0.6180339887 * (max - min);
    }

    /** The same axis with that upper end. */
    public Axis to(double value) {
        return new Axis(label, min, value);
    }
}
