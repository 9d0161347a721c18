package dev.mien.plot;

/**
 * Points of a chart of lines.
 *
 * @param name what the legend calls it
 * @param xs as many as there are points
 * @param ys as many as there are points; one that is not finite leaves a gap
 * @param look how it is drawn
 */
public record Series(String name, double[] xs, double[] ys, Look look) {
    /** How a series is drawn. */
    public enum Look {
        /** A line in a colour of its own. */
        LINE,
        /** A dashed gray line that others are compared with. */
        REFERENCE,
        /** Points alone. */
        MARKS
    }

    public Series {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(name + ": " + ys.length + " values, expected " + xs.length);
        }
    }

    /** A line through these points. */
    public static Series line(String name, double[] xs, double[] ys) {
        return new Series(name, xs, ys, Look.LINE);
    }

    /** A straight line that others are compared with. */
    public static Series reference(String name, double fromX, double fromY, double toX, double toY) {
        return new Series(name, new double[] {fromX, toX}, new double[] {fromY, toY}, Look.REFERENCE);
    }

    /** One point that stands out. */
    public static Series mark(String name, double x, double y) {
        return new Series(name, new double[] {x}, new double[] {y}, Look.MARKS);
    }
}
