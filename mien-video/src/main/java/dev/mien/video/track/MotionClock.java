package dev.mien.video.track;

/**
 * The times for computing velocities: those of the frames, delayed if a frame follows the previous one by less than
 * half of the usual interval. Browsers and recorders write frames with almost equal times, between which velocities
 * would be arbitrarily high.
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
     * @param time of the frame, which must not decrease
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
