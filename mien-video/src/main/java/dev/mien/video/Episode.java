package dev.mien.video;

import dev.mien.Expression;

/**
 * A period in which the likeliest expression of a person was the same.
 *
 * @param onset the time of its start, in seconds
 * @param peak the time of its highest probability, in seconds
 * @param end the time at which another one started or the face was seen last, in seconds
 * @param confidence its probability at the peak, 0..1
 */
public record Episode(Expression expression, double onset, double peak, double end, double confidence) {
    /** The duration in seconds. */
    public double seconds() {
        return end - onset;
    }
}
