package dev.mien.video.track;

/**
 * A number over time without its jitter: a low-pass filter that lets more through the faster the number changes, so that it
 * is steady at rest and does not lag behind in motion (Casiez, Roussel and Vogel, "1 € Filter", CHI 2012).
 */
final class OneEuroFilter {
    private static final double SPEED_CUTOFF = 1; // Hz, for the speed itself, as in the paper

    private final double minCutoff;
    private final double slope;
    private double value = Double.NaN;
    private double speed;
    private double time;

    /**
     * Begins with the first number given.
     *
     * @param minCutoff the cut-off frequency at rest, in Hz: lower is steadier
     * @param slope by how many Hz it rises for each unit a second of speed: higher lags less
     */
    OneEuroFilter(double minCutoff, double slope) {
        this.minCutoff = minCutoff;
        this.slope = slope;
    }

    /**
     * The filtered number.
     *
     * @param at the time, in seconds; later than that of the number before
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

    /** How much of a change is let through after that time: that of an RC filter with this cut-off. */
    private static double share(double cutoff, double seconds) {
        double constant = 1 / (2 * Math.PI * cutoff);
        return 1 / (1 + constant / seconds);
    }
}
