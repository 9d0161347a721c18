package dev.mien.video.track;

/**
 * Times to compute speeds by: those of the frames, put off where a frame is not later than the one before by half of the usual
 * step at least.
 * Browsers and recorders write two frames at one time or nearly so, between which a face would move at any speed.
 */
final class MotionClock {
    private static final double SHORTEST_STEP = 1e-3; // seconds
    private static final double MIN_SHARE = 0.5; // of the mean step
    private static final double NEWEST_COUNTS = 0.1;
    private static final double LONGEST_COUNTED = 1; // seconds: a pause says nothing of the usual step

    private double frame = Double.NaN;
    private double meanStep;
    private double now;

    /**
     * The next time, in seconds.
     *
     * @param time the frame's, not before the last one
     */
    double at(double time) {
        if (Double.isNaN(frame)) {
            now = time;
        } else {
            double step = time - frame;
            double counted = Math.min(step, LONGEST_COUNTED);
            meanStep = meanStep == 0 ? counted : meanStep + NEWEST_COUNTS * (counted - meanStep);
            now = Math.max(time, now + Math.max(SHORTEST_STEP, MIN_SHARE * meanStep));
        }
        frame = time;
        return now;
    }
}
