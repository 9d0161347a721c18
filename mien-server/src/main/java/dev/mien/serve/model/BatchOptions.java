package dev.mien.serve.model;

import java.time.Duration;

/**
 * How requests wait, and how they are put together.
 *
 * @param maxBatch how many faces go through a model at once, at least 1
 * @param maxDelay how long a batch that is not full waits for more; with 0 it takes what has come while the model was busy
 * @param queue how many faces may wait for a model, at least 1
 * @param requests how many requests may be in progress at once, for all models together, at least 1
 * @param maxWait how long a request may wait, for a worker or for a model, where there are others; it is refused when its turn
 *     comes later, and others at once until the waits are shorter. More than {@code maxDelay}
 * @param maxRun how long a model may take for a batch, and for being loaded; it is stopped then, and asked no more
 */
public record BatchOptions(
        int maxBatch, Duration maxDelay, int queue, int requests, Duration maxWait, Duration maxRun) {
    /** How long a model may take by default: far more than any batch that is answered in time. */
    public static final Duration MAX_RUN = Duration.ofSeconds(30);

    public BatchOptions {
        if (maxBatch < 1 || queue < 1 || requests < 1 || maxDelay.isNegative() || maxWait.compareTo(maxDelay) <= 0) {
            throw new IllegalArgumentException("batches of " + maxBatch + " after " + maxDelay + " from a queue of "
                    + queue + " within " + maxWait + " for " + requests + " requests");
        }
    }
}
