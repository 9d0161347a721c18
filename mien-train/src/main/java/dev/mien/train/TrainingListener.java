package dev.mien.train;

/**
 * Hears how a run goes on; called in the training thread, between steps. The progress display and what
 * keeps the place of the data are listeners.
 */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * A step was taken.
     *
     * @param epoch counted from 1
     * @param epochs how many there are at most
     * @param step counted from 1
     * @param steps how many this epoch has
     * @param loss the batch's mean loss before the step
     * @param imagesPerSecond since the epoch began
     */
    record Step(int epoch, int epochs, int step, int steps, double loss, double imagesPerSecond) {}

    /** The run begins or goes on; {@code history} has the epochs that were done before. */
    default void started(TrainConfig config, History history) {}

    /** A step was taken. */
    default void stepped(Step step) {}

    /** An epoch is done, validated and saved; it is the last one of {@code history}. */
    default void epochEnded(TrainConfig config, History history) {}

    /** The run is over: all epochs are done, or no better one was in sight. */
    default void finished(TrainConfig config, History history) {}

    /** Tells each of the listeners, in order. */
    static TrainingListener all(TrainingListener... listeners) {
        return new TrainingListener() {
            @Override
            public void started(TrainConfig config, History history) {
                for (TrainingListener listener : listeners) {
                    listener.started(config, history);
                }
            }

            @Override
            public void stepped(Step step) {
                for (TrainingListener listener : listeners) {
                    listener.stepped(step);
                }
            }

            @Override
            public void epochEnded(TrainConfig config, History history) {
                for (TrainingListener listener : listeners) {
                    listener.epochEnded(config, history);
                }
            }

            @Override
            public void finished(TrainConfig config, History history) {
                for (TrainingListener listener : listeners) {
                    listener.finished(config, history);
                }
            }
        };
    }
}
