package dev.mien.report;

import dev.mien.plot.Series;
import java.util.stream.IntStream;

/** Thins long curves to about the resolution of a chart. */
final class Curve {
    private static final int POINTS = 400;

    private Curve() {}

    /**
     * The curve with {@value #POINTS} or a few more of its points, evenly spaced along it, including the first and the
     * last.
     *
     * @param xs in 0..1
     * @param ys in 0..1
     */
    static Series thinned(String name, double[] xs, double[] ys) {
        double[] way = new double[xs.length]; // along the curve
        for (int i = 1; i < way.length; i++) {
            way[i] = way[i - 1] + Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
        }
        int last = way.length - 1;
        double step = way.length == 0 ? 0 : way[last] / POINTS;
        int[] kept = IntStream.range(0, way.length)
                .filter(i -> i == 0 || i == last || (long) (way[i] / step) > (long) (way[i - 1] / step))
                .toArray();
        return Series.line(name, pick(xs, kept), pick(ys, kept));
    }

    private static double[] pick(double[] values, int[] places) {
        return IntStream.of(places).mapToDouble(i -> values[i]).toArray();
    }
}
