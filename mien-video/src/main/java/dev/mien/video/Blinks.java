package dev.mien.video;

/**
 * The blinks of a person while in view. An eye counts as closed if its aspect ratio (docs/measures.md) is below 60 % of
 * that of the open eye, which is the person's own 90th percentile; a blink lasts 80 to 500 milliseconds.
 *
 * @param open the aspect ratio of the open eyes
 * @param count the number of blinks
 * @param perMinute the number of blinks per minute in which the eyes were visible
 * @param closedShare the share of that time, 0..1, in which they were closed, in blinks or longer
 */
public record Blinks(double open, int count, double perMinute, double closedShare) {
    /** The shortest blink in seconds; anything shorter is noise. */
    public static final double SHORTEST = .08;

    /** The longest blink in seconds; anything longer counts as closed eyes. */
    public static final double LONGEST = .5;
}
