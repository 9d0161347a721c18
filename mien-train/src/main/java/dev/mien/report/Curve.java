package dev.mien.report;

import dev.mien.plot.Series;
import java.util.stream.IntStream;

/** Makes long curves drawable: a figure of 36,000 rows shows no more than its pixels can. */
final class Curve {
    private static final int POINTS = 300;

    private Curve() {}

    /** The curve through at most {@value #POINTS} of its points, the first and the last among them. */
    static Series thinned(String name, double[] xs, double[] ys) {
        if (xs.length <= POINTS) {
            return Series.line(name, xs, ys);
        }
        int[] kept = IntStream.range(0, POINTS)
                .map(i -> (int) ((long) i * (xs.length - 1) / (POINTS - 1)))
                .toArray();
        return Series.line(
                name,
                IntStream.of(kept).mapToDouble(i -> xs[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> ys[i]).toArray());
    }
}
