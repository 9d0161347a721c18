package dev.mien.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Records the times of equal steps, and formats the line that {@link SideBySide} parses. */
final class StepTimes {
    /** The number of warm-up steps, which are not counted. */
    static final int WARM_UP = 5;

    private final DoubleStream.Builder milliseconds = DoubleStream.builder();
    private int steps;

    /** Adds the time of a step. */
    void add(long nanoseconds) {
        if (steps++ >= WARM_UP) {
            milliseconds.add(nanoseconds / 1e6);
        }
    }

    /**
     * Such as {@code RESULT images_per_second 183.0 median_ms 349.7 p10_ms 345.1 steps 57}; the peers print the same.
     *
     * @param batch images per step
     */
    String line(int batch) {
        double[] sorted = milliseconds.build().sorted().toArray();
        double median = sorted[sorted.length / 2];
        return String.format(
                Locale.ROOT,
                "RESULT images_per_second %.1f median_ms %.1f p10_ms %.1f steps %d",
                batch * 1e3 / median,
                median,
                sorted[sorted.length / 10],
                sorted.length);
    }
}
