package dev.mien.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Confidence intervals for the difference of two models on the same rows: rows are resampled with replacement, the same
 * ones for both models, and the middle 95 % of the differences are the interval (Efron and Tibshirani 1993, "An
 * Introduction to the Bootstrap", percentile method). Rows of one photo or person are resampled together, since they
 * are not independent.
 */
public final class PairedBootstrap {
    /** The number of bootstrap samples. */
    public static final int DRAWS = 2000;

    private static final long SEED = 1;

    /** The quantile of the lower end of the interval. */
    private static final double LOW = .025;

    private static final double HIGH = .975;

    /** The number of samples that are held in memory and processed in parallel. */
    private static final int AT_ONCE = 50;

    private final int[][] clusters; // [cluster][place]

    /** A metric of some rows, which may contain duplicates. */
    @FunctionalInterface
    public interface Figure {
        double of(int[] places);
    }

    /**
     * A difference with its interval.
     *
     * @param value the second model's metric minus the first one's, over all rows
     * @param low the lower end of the interval
     * @param high the upper end of the interval
     */
    public record Difference(double value, double low, double high) {
        /** Whether the interval excludes 0, so that the difference is unlikely to be due to chance. */
        public boolean isClear() {
            return low > 0 || high < 0;
        }
    }

    private PairedBootstrap(int[][] clusters) {
        this.clusters = clusters;
    }

    /**
     * A bootstrap, which always draws the same samples.
     *
     * @param groups the photo or person of each row; empty for independent rows
     */
    public static PairedBootstrap of(List<String> groups) {
        Map<String, IntStream.Builder> byGroup = new LinkedHashMap<>();
        for (int place = 0; place < groups.size(); place++) {
            String group = groups.get(place).isEmpty() ? "row " + place : "group " + groups.get(place);
            byGroup.computeIfAbsent(group, key -> IntStream.builder()).add(place);
        }
        return new PairedBootstrap(byGroup.values().stream()
                .map(builder -> builder.build().toArray())
                .toArray(int[][]::new));
    }

    /**
     * A metric of one model with its interval; without one if all rows are of one photo or person, since all samples are
     * the same then.
     *
     * @param places the indices for the metric, one for each row of the groups
     */
    GroupScores.Value interval(int[] places, Figure figure) {
        double[] drawn = clusters.length < 2
                ? new double[0]
                : draws(draw -> figure.of(IntStream.of(draw).map(i -> places[i]).toArray()));
        return new GroupScores.Value(figure.of(places), quantile(drawn, LOW), quantile(drawn, HIGH));
    }

    /** The difference of a metric of two models. */
    public Difference difference(int rows, Figure first, Figure second) {
        int[] all = IntStream.range(0, rows).toArray();
        double[] drawn = draws(draw -> second.of(draw) - first.of(draw));
        return new Difference(second.of(all) - first.of(all), quantile(drawn, LOW), quantile(drawn, HIGH));
    }

    /** The values for all samples, ascending; samples for which the metric is undefined are left out. */
    private double[] draws(ToDoubleFunction<int[]> value) {
        double[] values = new double[DRAWS];
        SplittableRandom random = new SplittableRandom(SEED);
        int[][] draws = new int[AT_ONCE][]; // all of them would be 300 MB for FER-2013
        for (int start = 0; start < DRAWS; start += AT_ONCE) {
            for (int i = 0; i < AT_ONCE; i++) {
                draws[i] = draw(random);
            }
            int begin = start;
            IntStream.range(0, AT_ONCE).parallel().forEach(i -> values[begin + i] = value.applyAsDouble(draws[i]));
        }
        return Arrays.stream(values)
                .filter(drawn -> !Double.isNaN(drawn))
                .sorted()
                .toArray();
    }

    private int[] draw(SplittableRandom random) {
        return random.ints(clusters.length, 0, clusters.length)
                .flatMap(cluster -> Arrays.stream(clusters[cluster]))
                .toArray();
    }

    /** The quantile with linear interpolation, NumPy's default; NaN if there are no values. */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
