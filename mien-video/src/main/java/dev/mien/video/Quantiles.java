package dev.mien.video;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Estimates quantiles of a stream of numbers from a bounded, evenly spaced sample. */
final class Quantiles {
    private static final int MAX_KEPT = 4096;

    private final double[] kept = new double[MAX_KEPT];
    private int count;
    private long seen;
    private int step = 1;

    void add(double value) {
        if (seen++ % step != 0) {
            return;
        }
        if (count == MAX_KEPT) { // every other one goes
            for (int i = 0; i < MAX_KEPT / 2; i++) {
                kept[i] = kept[2 * i];
            }
            count = MAX_KEPT / 2;
            step *= 2;
        }
        kept[count++] = value;
    }

    /** The quantile for a share in 0..1; empty without numbers. */
    OptionalDouble at(double share) {
        if (count == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = Arrays.copyOf(kept, count);
        Arrays.sort(sorted);
        double place = share * (count - 1);
        int below = (int) place;
        int above = Math.min(below + 1, count - 1);
        return OptionalDouble.of(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }
}
