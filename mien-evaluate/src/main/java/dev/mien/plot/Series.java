package dev.mien.plot;

/**
 * A series of points in a line chart. The arrays are shared, not copied.
 *
 * @param name its name in the legend
 * @param xs the x of each point
 * @param ys the y of each point; values that are not finite leave a gap
 * @param look how it is drawn
 */
public record Series(String name, double[] xs, double[] ys, Look look) {
    /** How a series is drawn. */
    public enum Look {
        /** A line in a colour of its own. */
        LINE,
        /** A dashed gray line for comparison. */
        REFERENCE,
        /** Points without a line. */
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

    /** A straight line for comparison. */
    public static Series reference(String name, double fromX, double fromY, double toX, double toY) {
        return new Series(name, new double[] {fromX, toX}, new double[] {fromY, toY}, Look.REFERENCE);
    }

    /** A single highlighted point. */
    public static Series mark(String name, double x, double y) {
        return marks(name, new double[] {x}, new double[] {y});
    }

    /** Highlighted points. */
    public static Series marks(String name, double[] xs, double[] ys) {
        return new Series(name, xs, ys, Look.MARKS);
    }
}
