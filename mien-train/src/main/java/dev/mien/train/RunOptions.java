package dev.mien.train;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Options that do not affect the result of a run.
 *
 * @param resume whether to resume an existing run in the folder
 * @param checkpointEvery the time after which a checkpoint is written within an epoch, too
 * @param stop called between steps: true stops the run with a checkpoint
 * @param listener receives the progress
 */
public record RunOptions(boolean resume, Duration checkpointEvery, BooleanSupplier stop, TrainingListener listener) {

    /** The usual time between checkpoints, in minutes. */
    public static final int CHECKPOINT_MINUTES = 10;

    /** A new run that is not stopped, with a checkpoint at least every {@value #CHECKPOINT_MINUTES} minutes. */
    public static RunOptions toTheEnd(TrainingListener listener) {
        return new RunOptions(false, Duration.ofMinutes(CHECKPOINT_MINUTES), () -> false, listener);
    }
}
