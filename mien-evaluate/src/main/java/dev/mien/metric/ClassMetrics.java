package dev.mien.metric;

/**
 * The metrics of one class. Shares with a denominator of 0 are 0, as in scikit-learn by default
 * ({@code zero_division}).
 *
 * @param precision the share of the class among the answers that name it
 * @param recall the share of the class's rows that are answered with it
 * @param f1 the harmonic mean of both
 * @param support the number of rows of the class
 */
public record ClassMetrics(double precision, double recall, double f1, long support) {
    /**
     * @param hits rows of the class answered with it
     * @param answered answers that name the class
     * @param support rows of the class
     */
    static ClassMetrics of(long hits, long answered, long support) {
        return new ClassMetrics(
                share(hits, answered), share(hits, support), share(2 * hits, answered + support), support);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
