package dev.mien.train;

import dev.mien.train.config.TrainConfig;
import dev.mien.train.history.History;

/** Receives the progress of a run. Called on the training thread between steps. */
public interface TrainingListener {
    /** A listener that does nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * A step was taken.
     *
     * @param epoch counted from 1
     * @param epochs the largest number of epochs
     * @param step counted from 1
     * @param steps the number of steps in this epoch
     * @param loss the batch's mean loss before the step
     * @param imagesPerSecond the mean since the start of the epoch
     */
    record Step(int epoch, int epochs, int step, int steps, double loss, double imagesPerSecond) {}

    /** The run starts or resumes; {@code history} contains the epochs finished before. */
    default void started(TrainConfig config, History history) {}

    /** A step was taken. */
    default void stepped(Step step) {}

    /** An epoch is finished, validated and saved; it is the last one of {@code history}. */
    default void epochEnded(TrainConfig config, History history) {}

    /** The run is finished, by the last epoch or early stopping. */
    default void finished(TrainConfig config, History history) {}

    /** A listener that calls several ones in order. */
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
