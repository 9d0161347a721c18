package dev.mien.train;

/**
 * Where a run stands between two steps.
 *
 * @param epoch the epoch under way, counted from 0
 * @param step how many of its steps are taken; all of them when only its validation is missing
 * @param lossSum the sum of the losses of its samples so far
 * @param samples how many samples these are
 * @param seconds how long these steps took
 * @param history the epochs that are done
 */
record RunProgress(int epoch, int step, double lossSum, long samples, double seconds, History history) {
    /** Before the first step. */
    static RunProgress start(Metric metric) {
        return new RunProgress(0, 0, 0, 0, 0, History.start(metric));
    }

    /** After one more step. */
    RunProgress afterStep(double loss, int count, double took) {
        return new RunProgress(epoch, step + 1, lossSum + loss * count, samples + count, seconds + took, history);
    }

    /** Before the next epoch. */
    RunProgress afterEpoch(EpochReport report) {
        return new RunProgress(epoch + 1, 0, 0, 0, 0, history.plus(report));
    }
}
