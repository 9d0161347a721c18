package dev.mien.train.sample;

import dev.mien.Ahead;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Prepares batches ahead on a thread of its own, so that training does not wait for them. The batches and their order
 * depend on the plans alone. Arrays are reused: a batch from {@link #next()} is valid until the following call.
 */
public final class InputPipeline implements AutoCloseable {
    private static final int AHEAD = 3;

    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(AHEAD);
    private final Ahead<Batch> ready;
    private @Nullable Batch lent;
    private @Nullable Throwable failure;

    /** Starts to prepare batches by these plans. */
    public InputPipeline(Samples samples, Iterator<BatchPlan> plans, int batch) {
        for (int i = 0; i < AHEAD; i++) {
            free.add(Batch.empty(batch, samples));
        }
        ready = new Ahead<>("mien-input", AHEAD, () -> make(samples, plans));
    }

    private Optional<Batch> make(Samples samples, Iterator<BatchPlan> plans) {
        if (!plans.hasNext()) {
            return Optional.empty();
        }
        BatchPlan plan = plans.next();
        try {
            return Optional.of(plan.read(samples, free.take()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty(); // closed
        }
    }

    /**
     * The next batch; the one before is no longer valid.
     *
     * @throws NoSuchElementException after the last plan
     * @throws IllegalStateException when a sample could not be prepared (its cause) or this thread was interrupted
     */
    public Batch next() {
        if (lent != null) {
            free.add(lent);
            lent = null;
        }
        Batch batch = made().orElseThrow(() -> {
            if (Thread.currentThread().isInterrupted()) {
                return new IllegalStateException("interrupted while waiting for a batch");
            }
            return new NoSuchElementException("no more batches");
        });
        lent = batch;
        return batch;
    }

    private Optional<Batch> made() {
        try {
            if (failure == null) {
                return ready.next();
            }
        } catch (RuntimeException | Error e) {
            failure = e; // no more comes after it
        }
        throw new IllegalStateException("a training sample could not be made", failure);
    }

    /** Stops the thread; batches that were prepared ahead are discarded. */
    @Override
    public void close() {
        ready.close();
    }
}
