package dev.mien.train.history;

/**
 * The progress of a run between two steps.
 *
 * @param epoch the current epoch, counted from 0
 * @param step the number of its finished steps; all of them if only its validation is missing
 * @param lossSum the sum of the losses of its samples so far
 * @param samples the number of these samples
 * @param seconds the duration of these steps
 * @param history the finished epochs
 */
public record RunProgress(int epoch, int step, double lossSum, long samples, double seconds, History history) {
    /** The progress before the first step. */
    public static RunProgress start(Metric metric) {
        return new RunProgress(0, 0, 0, 0, 0, History.start(metric));
    }

    /** The progress after another step. */
    public RunProgress afterStep(double loss, int count, double took) {
        return new RunProgress(epoch, step + 1, lossSum + loss * count, samples + count, seconds + took, history);
    }

    /** The progress at the start of the next epoch. */
    public RunProgress afterEpoch(EpochReport report) {
        return new RunProgress(epoch + 1, 0, 0, 0, 0, history.plus(report));
    }
}
