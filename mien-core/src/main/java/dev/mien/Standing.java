package dev.mien;

/**
 * Where a measure stands among those of a control group.
 *
 * @param z how many of the group's standard deviations it lies above the mean
 * @param percentile 0..100: the share of the group that has less
 */
public record Standing(double z, double percentile) {
    /** Below this percentile a measure is flagged as low, as anthropometric definitions of dysmorphic signs have it. */
    public static final double LOW = 3;

    /** Above this percentile it is flagged as high. */
    public static final double HIGH = 97;

    /** Whether it is below the 3rd percentile. */
    public boolean isLow() {
        return percentile < LOW;
    }

    /** Whether it is above the 97th percentile. */
    public boolean isHigh() {
        return percentile > HIGH;
    }
}
