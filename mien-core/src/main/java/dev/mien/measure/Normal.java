package dev.mien.measure;

/** The standard normal distribution. */
final class Normal {
    private Normal() {}

    /**
     * The cumulative distribution function, accurate to 1e-7 (Abramowitz and Stegun, Handbook of Mathematical
     * Functions, 1964, 26.2.17).
     */
    static double below(double z) {
        double t = 1 / (1 + .2316419 * Math.abs(z));
        double polynomial =
                t * (.319381530 + t * (-.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double above = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
        return z < 0 ? above : 1 - above;
    }
}
