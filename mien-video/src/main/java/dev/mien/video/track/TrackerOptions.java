package dev.mien.video.track;

import dev.mien.OptionError;

/**
 * The options of a {@link FaceTracker}.
 *
 * @param every the interval of frames that are searched for faces, at least 1; in between, known faces are followed
 * @param gapSeconds the longest time, at least 0, that a face may be lost and still be the same person when it reappears nearby
 * @param maxFaces the largest number of faces that are tracked at once, at least 1: those with the highest scores
 * @param minFaceScore the score in 0..1 below which a followed face is lost
 * @param baselineSeconds the time from first sight in which each person's face is assumed to be at rest, for correcting
 *     later expressions, 0 to 600; 0 for no correction
 */
public record TrackerOptions(int every, double gapSeconds, int maxFaces, double minFaceScore, double baselineSeconds) {
    /** The default interval of searched frames; {@code docs/video.md} has the measurements. */
    public static final int EVERY = 5;

    private static final double MAX_BASELINE = 600;

    /**
     * Checks the options.
     *
     * @throws OptionError when the baseline is out of range
     * @throws IllegalArgumentException when another number is
     */
    public TrackerOptions {
        if (every < 1) {
            throw new IllegalArgumentException("a search each " + every + " frames, expected at least 1");
        }
        if (!(gapSeconds >= 0)) {
            throw new IllegalArgumentException("a gap of " + gapSeconds + " seconds, expected at least 0");
        }
        if (maxFaces < 1) {
            throw new IllegalArgumentException(maxFaces + " faces, expected at least 1");
        }
        if (!(minFaceScore >= 0 && minFaceScore <= 1)) {
            throw new IllegalArgumentException("a score of " + minFaceScore + ", expected 0..1");
        }
        if (!(baselineSeconds >= 0 && baselineSeconds <= MAX_BASELINE)) {
            throw new OptionError(
                    "a baseline of " + baselineSeconds + " seconds",
                    "baseline",
                    "give a number of seconds from 0 to " + Math.round(MAX_BASELINE));
        }
    }

    /** A search every {@value #EVERY} frames, gaps of up to 1.5 seconds, all faces, a score of 0.5, no correction. */
    public static TrackerOptions defaults() {
        return new TrackerOptions(EVERY, 1.5, Integer.MAX_VALUE, 0.5, 0);
    }

    /** The same options with a search every that many frames, at least 1. */
    public TrackerOptions withEvery(int frames) {
        return new TrackerOptions(frames, gapSeconds, maxFaces, minFaceScore, baselineSeconds);
    }

    /** The same options with that limit of faces, at least 1. */
    public TrackerOptions withMaxFaces(int faces) {
        return new TrackerOptions(every, gapSeconds, faces, minFaceScore, baselineSeconds);
    }

    /**
     * The same options with correction for each person's resting face.
     *
     * @param seconds the time in which each face is assumed to be at rest, 0 to 600
     */
    public TrackerOptions withBaseline(double seconds) {
        return new TrackerOptions(every, gapSeconds, maxFaces, minFaceScore, seconds);
    }
}
