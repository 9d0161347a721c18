package dev.mien.detect;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a detector looks for.
 *
 * @param minScore the lowest score of a face, in 0..1; the detector's own choice where empty
 * @param minFace the height of the smallest faces to look for, in pixels of the picture; where empty what can be seen in
 *     640x480 pixels, or in as many of another shape, and in twice and four times their width and height where those show small
 *     faces. Smaller ones take longer.
 * @param threads how many threads one picture may use, at least 1
 */
public record DetectorOptions(OptionalDouble minScore, OptionalInt minFace, int threads) {
    public DetectorOptions {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads, expected at least 1");
        }
    }

    /** The detector's own choices, with as many threads as the machine has processors. */
    public static DetectorOptions defaults() {
        return new DetectorOptions(
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Runtime.getRuntime().availableProcessors());
    }

    /** The same with that lowest score, in 0..1. */
    public DetectorOptions withMinScore(double score) {
        return new DetectorOptions(OptionalDouble.of(score), minFace, threads);
    }

    /** The same for faces from that height on, in pixels of the picture. */
    public DetectorOptions withMinFace(int pixels) {
        return new DetectorOptions(minScore, OptionalInt.of(pixels), threads);
    }

    /** The same with so many threads for a picture. */
    public DetectorOptions withThreads(int count) {
        return new DetectorOptions(minScore, minFace, count);
    }
}
