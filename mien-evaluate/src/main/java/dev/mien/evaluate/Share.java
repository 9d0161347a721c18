package dev.mien.evaluate;

import dev.mien.metric.Interval;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A metric that is a share of rows. Its interval is Wilson's, since all bootstrap samples of rows of which none or all
 * are hits have the same value.
 *
 * @param trial whether an index has a result
 * @param hit whether its result, if any, is a hit
 */
record Share(IntPredicate trial, IntPredicate hit) implements PairedBootstrap.Figure {
    /** The share; NaN without results. */
    @Override
    public double of(int[] places) {
        return (double) hits(places) / trials(places);
    }

    /** The interval of {@link #of}. */
    Interval interval(int[] places) {
        return Interval.wilson(hits(places), trials(places));
    }

    private long trials(int[] places) {
        return IntStream.of(places).filter(trial).count();
    }

    private long hits(int[] places) {
        return IntStream.of(places).filter(trial).filter(hit).count();
    }
}
