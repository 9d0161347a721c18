package dev.mien.serve.model;

import java.time.Duration;

/**
 * How requests are queued and combined into batches.
 *
 * @param maxBatch the largest number of faces in a batch, at least 1
 * @param maxDelay how long a batch that is not full waits for more faces; with 0 it takes those that arrived while the
 *     model was busy
 * @param queue the largest number of faces waiting for a model, at least 1
 * @param requests the largest number of requests in progress, for all models together, at least 1
 * @param maxWait how long a request may wait for a worker or a model while there are other requests; must be more than
 *     {@code maxDelay}. A request whose turn comes later is refused, and while the first in a queue has waited longer,
 *     new requests are refused at once
 * @param maxRun how long a model may take for a batch, or to be loaded; after that it is stopped and taken out of
 *     service
 */
public record BatchOptions(
        int maxBatch, Duration maxDelay, int queue, int requests, Duration maxWait, Duration maxRun) {
    /** The default of {@link #maxRun}: far more than any batch takes that is answered in time. */
    public static final Duration MAX_RUN = Duration.ofSeconds(30);

    private static final int REQUESTS_A_PROCESSOR = 12;

    public BatchOptions {
        if (maxBatch < 1 || queue < 1 || requests < 1 || maxDelay.isNegative() || maxWait.compareTo(maxDelay) <= 0) {
            throw new IllegalArgumentException("batches of " + maxBatch + " after " + maxDelay + " from a queue of "
                    + queue + " within " + maxWait + " for " + requests + " requests");
        }
    }

    /**
     * The defaults: batches of 32 that do not wait, 64 waiting faces, 12 requests for each processor, a wait of at most
     * 100 milliseconds, and {@link #MAX_RUN}.
     */
    public static BatchOptions defaults() {
        return new BatchOptions(
                32,
                Duration.ZERO,
                64,
                REQUESTS_A_PROCESSOR * Runtime.getRuntime().availableProcessors(),
                Duration.ofMillis(100),
                MAX_RUN);
    }
}
