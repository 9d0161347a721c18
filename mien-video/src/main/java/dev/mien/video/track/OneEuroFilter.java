package dev.mien.video.track;

/**
 * Removes jitter from a signal: a low-pass filter whose cut-off frequency rises with the speed of the signal, so that
 * it is steady at rest and does not lag in motion (Casiez, Roussel and Vogel, "1 € Filter", CHI 2012).
 */
final class OneEuroFilter {
    private static final double SPEED_CUTOFF = 1; // Hz, for the speed itself, as in the paper

    private final double minCutoff;
    private final double slope;
    private double value = Double.NaN;
    private double speed;
    private double time;

    /**
     * The first value initializes the filter.
     *
     * @param minCutoff the cut-off frequency at rest in Hz: lower is steadier
     * @param slope the increase in Hz per unit of speed (units per second): higher lags less
     */
    OneEuroFilter(double minCutoff, double slope) {
        this.minCutoff = minCutoff;
        this.slope = slope;
    }

    /**
     * The next filtered value.
     *
     * @param at the time in seconds, which must increase
     */
    double next(double measured, double at) {
        if (Double.isNaN(value)) {
            value = measured;
        } else {
            double seconds = at - time;
            speed += share(SPEED_CUTOFF, seconds) * ((measured - value) / seconds - speed);
            value += share(minCutoff + slope * Math.abs(speed), seconds) * (measured - value);
        }
        time = at;
        return value;
    }

    /** The smoothing factor of an RC filter with this cut-off after that time. */
    private static double share(double cutoff, double seconds) {
        double constant = 1 / (2 * Math.PI * cutoff);
        return 1 / (1 + constant / seconds);
    }
}
