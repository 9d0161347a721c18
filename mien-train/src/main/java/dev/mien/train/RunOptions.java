package dev.mien.train;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What does not change a run's result.
 *
 * @param resume go on where the folder's run was left; where there is none, begin
 * @param checkpointEvery a checkpoint is also written when the last one is so old
 * @param stop asked between two steps: true ends the run with a checkpoint
 * @param listener hears how it goes on
 */
public record RunOptions(boolean resume, Duration checkpointEvery, BooleanSupplier stop, TrainingListener listener) {

    /** A new run to its end, with a checkpoint at least every ten minutes. */
    public static RunOptions toTheEnd(TrainingListener listener) {
        return new RunOptions(false, Duration.ofMinutes(10), () -> false, listener);
    }
}
