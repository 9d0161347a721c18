package dev.mien.detect;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Options of a detector.
 *
 * @param minScore the lowest score of a reported face, in 0..1; if empty, {@link FaceDetector#defaultScore}
 * @param minFace the height of the smallest faces to find, in pixels of the picture, at least 1; smaller ones take longer. If
 *     empty, the picture is searched in 640x480 pixels, or about as many in its own shape, and in twice and four times
 *     that width and height if these show small faces.
 * @param threads the number of threads for a picture, at least 1
 */
public record DetectorOptions(OptionalDouble minScore, OptionalInt minFace, int threads) {
    public DetectorOptions {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads, expected at least 1");
        }
        if (minFace.isPresent() && minFace.getAsInt() < 1) {
            throw new IllegalArgumentException("faces of " + minFace.getAsInt() + " pixels, expected at least 1");
        }
        if (minScore.isPresent() && !(minScore.getAsDouble() >= 0 && minScore.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("a score of " + minScore.getAsDouble() + ", expected 0 to 1");
        }
    }

    /** The defaults of the detector, with as many threads as there are processors. */
    public static DetectorOptions defaults() {
        return new DetectorOptions(
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Runtime.getRuntime().availableProcessors());
    }

    /** The same options with that lowest score, in 0..1. */
    public DetectorOptions withMinScore(double score) {
        return new DetectorOptions(OptionalDouble.of(score), minFace, threads);
    }

    /** The same options for faces of at least that height, in pixels of the picture. */
    public DetectorOptions withMinFace(int pixels) {
        return new DetectorOptions(minScore, OptionalInt.of(pixels), threads);
    }

    /** The same options with that number of threads for a picture, at least 1. */
    public DetectorOptions withThreads(int count) {
        return new DetectorOptions(minScore, minFace, count);
    }
}
