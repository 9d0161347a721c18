package dev.mien;

/**
 * How a measure compares with those of a control group.
 *
 * @param z its distance above the group's mean, in standard deviations of the group
 * @param percentile the percentage of the group with a lower value, in 0..100
 */
public record Standing(double z, double percentile) {
    /** A measure below this percentile is flagged as low, as in anthropometric definitions of dysmorphic signs. */
    public static final double LOW = 3;

    /** A measure above this percentile is flagged as high. */
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
