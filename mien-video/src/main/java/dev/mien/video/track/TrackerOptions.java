package dev.mien.video.track;

import dev.mien.OptionError;

/**
 * How faces are followed.
 *
 * @param every each so many frames the whole frame is searched for faces; in those between, known faces are followed
 * @param gapSeconds a face that is lost for no longer than this is the same person when it appears again nearby
 * @param maxFaces so many are followed at once at most, those of the highest score where more come into view together
 * @param minFaceScore in 0..1: a followed face is lost when the reader is less sure than this that it is one
 * @param baselineSeconds so long from its first sight on each person's face is taken as at rest, and what it shows later is read
 *     against that; 0 to read all persons alike
 */
public record TrackerOptions(int every, double gapSeconds, int maxFaces, double minFaceScore, double baselineSeconds) {
    /** How often the frame is searched unless the caller says otherwise; {@code docs/video.md} has the measurements. */
    public static final int EVERY = 5;

    private static final double MAX_BASELINE = 600;

    public TrackerOptions {
        if (every < 1) {
            throw new IllegalArgumentException("a search each " + every + " frames, expected at least 1");
        }
        if (!(baselineSeconds >= 0 && baselineSeconds <= MAX_BASELINE)) {
            throw new OptionError(
                    "a baseline of " + baselineSeconds + " seconds",
                    "baseline",
                    "give a number of seconds from 0 to " + Math.round(MAX_BASELINE));
        }
    }

    public static TrackerOptions defaults() {
        return new TrackerOptions(EVERY, 1.5, Integer.MAX_VALUE, 0.5, 0);
    }

    /** The same with a search each so many frames, at least 1. */
    public TrackerOptions withEvery(int frames) {
        return new TrackerOptions(frames, gapSeconds, maxFaces, minFaceScore, baselineSeconds);
    }

    /** The same with so many faces at once at most, at least 1. */
    public TrackerOptions withMaxFaces(int faces) {
        return new TrackerOptions(every, gapSeconds, faces, minFaceScore, baselineSeconds);
    }

    /**
     * The same with each person's expressions read against what the face shows at rest.
     *
     * @param seconds how long each face is taken as at rest, 0 to 600
     */
    public TrackerOptions withBaseline(double seconds) {
        return new TrackerOptions(every, gapSeconds, maxFaces, minFaceScore, seconds);
    }
}
