package dev.mien.metric;

/**
 * The 95 % confidence interval of a share.
 *
 * @param low the lower end, in 0..1
 * @param high the upper end, in 0..1
 */
public record Interval(double low, double high) {
    private static final double Z = 1.959963984540054; // the normal distribution's 97.5 % quantile

    /**
     * The score interval by Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference"
     * (Journal of the American Statistical Association 22): unlike the normal approximation, it stays within 0..1 and
     * is accurate for few trials.
     *
     * @param hits the number of successful trials
     * @param trials the number of trials, at least 0; without any, the interval is 0..1
     * @throws IllegalArgumentException when {@code hits} is not in 0..{@code trials}
     */
    public static Interval wilson(long hits, long trials) {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " hits of " + trials);
        }
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double share = (double) hits / trials;
        double widening = 1 + Z * Z / trials;
        double centre = (share + Z * Z / (2 * trials)) / widening;
        double reach = Z / widening * Math.sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials));
        // Exactly 0 and 1 at the ends, where rounding leaves a trace of a number.
        return new Interval(hits == 0 ? 0 : centre - reach, hits == trials ? 1 : centre + reach);
    }
}
