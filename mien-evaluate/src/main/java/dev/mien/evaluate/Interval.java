package dev.mien.evaluate;

/**
 * Where a share lies with 95 % confidence.
 *
 * @param low in 0..1
 * @param high in 0..1
 */
public record Interval(double low, double high) {
    private static final double Z = 1.959963984540054; // the normal distribution's 97.5 % quantile

    /**
     * The score interval of Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference" (Journal of
     * the American Statistical Association 22): unlike the textbook's, it stays within 0..1 and is right for few trials.
     *
     * @param hits how many of the trials went well
     * @param trials at least 0; without any, the interval is 0..1, since nothing is known
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
