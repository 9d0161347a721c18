package dev.mien.video;

import dev.mien.Expression;

/**
 * A stretch of time in which somebody's likeliest expression was the same.
 *
 * @param onset when it began, in seconds
 * @param peak when it was likeliest, in seconds
 * @param end when another one began, or the face was seen last, in seconds
 * @param confidence how likely it was at its peak, 0..1
 */
public record Episode(Expression expression, double onset, double peak, double end, double confidence) {
    /** How long it was, in seconds. */
    public double seconds() {
        return end - onset;
    }
}
