package dev.mien.video;

/**
 * What somebody's eyelids did while in view. An eye is closed where its aspect ratio (docs/measures.md) is below 60 % of what it is
 * when open, which is the 90th percentile of that person's own; a blink is closed for 80 to 500 milliseconds.
 *
 * @param open the aspect ratio of the open eyes
 * @param count how many blinks
 * @param perMinute of the time in which the eyes were seen
 * @param closedShare of that time, 0..1, in which they were closed, blinks and longer
 */
public record Blinks(double open, int count, double perMinute, double closedShare) {
    /** A shorter closing is noise, in seconds. */
    public static final double SHORTEST = .08;

    /** A longer one is closed eyes, in seconds. */
    public static final double LONGEST = .5;
}
