package dev.mien.train;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches ahead in a thread of its own, so that training never waits for pixels. The batches and their order depend on
 * the plans alone. A few arrays go round: the batch that {@link #next()} gave is taken back by the following call.
 */
final class InputPipeline implements AutoCloseable {
    private static final int AHEAD = 3;

    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(AHEAD);
    // One place more than batches exist, so that putting never blocks, not even the last word of a dying thread.
    private final BlockingQueue<Result> ready = new ArrayBlockingQueue<>(AHEAD + 1);
    private final Thread thread;
    private @Nullable Batch lent;
    private @Nullable Result last;

    private sealed interface Result {
        record Ready(Batch batch) implements Result {}

        record Failed(Throwable cause) implements Result {}

        record End() implements Result {}
    }

    /** Starts to make batches by these plans. */
    InputPipeline(Samples samples, Iterator<BatchPlan> plans, int batch) {
        for (int i = 0; i < AHEAD; i++) {
            free.add(Batch.empty(batch, samples));
        }
        thread = new Thread(() -> fill(samples, plans), "mien-input");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The next batch; the one before is no longer valid.
     *
     * @throws NoSuchElementException when the plans are at their end
     * @throws IllegalStateException when a sample could not be made (its cause) or this thread was interrupted
     */
    Batch next() {
        if (last != null) {
            return open(last);
        }
        if (lent != null) {
            free.add(lent);
            lent = null;
        }
        try {
            return open(ready.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        }
    }

    private Batch open(Result result) {
        if (result instanceof Result.Ready made) {
            lent = made.batch();
            return made.batch();
        }
        last = result; // no more comes after it
        if (result instanceof Result.Failed failed) {
            throw new IllegalStateException("a training sample could not be made", failed.cause());
        }
        throw new NoSuchElementException("no more batches");
    }

    private void fill(Samples samples, Iterator<BatchPlan> plans) {
        try {
            while (plans.hasNext()) {
                BatchPlan plan = plans.next();
                ready.add(new Result.Ready(plan.read(samples, free.take())));
            }
            ready.add(new Result.End());
        } catch (InterruptedException e) {
            ready.add(new Result.End()); // closed
        } catch (Throwable e) {
            ready.add(new Result.Failed(e));
        }
    }

    /** Ends the thread; batches made ahead are thrown away. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
