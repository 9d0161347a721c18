package dev.mien;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Produces items in order on a thread of its own, a few ahead of the consumer. If producing an item throws, even an
 * {@link Error}, {@link #next} throws it at that item's place, so that the consumer never waits for a dead thread. Only
 * one thread at a time may take items or close this object.
 *
 * @param <T> the items
 */
public final class Ahead<T> implements AutoCloseable {
    private static final long CHECK_MILLISECONDS = 100;

    /** An item; or the end of the items, with the failure that caused it if there was one. */
    private record Step<T>(@Nullable T item, @Nullable Throwable failure) {}

    private final Supplier<Optional<T>> maker;
    private final BlockingQueue<Step<T>> ready;
    private final Thread thread;
    private volatile boolean closed;
    private boolean ended;

    /**
     * Starts the thread.
     *
     * @param thread the thread's name
     * @param capacity how many items may wait to be taken, at least 1
     * @param maker produces the next item, or empty after the last one; called on that thread only
     */
    public Ahead(String thread, int capacity, Supplier<Optional<T>> maker) {
        this.maker = maker;
        this.ready = new ArrayBlockingQueue<>(capacity);
        this.thread = new Thread(this::makeAll, thread);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void makeAll() {
        Step<T> end = new Step<>(null, null);
        try {
            for (Optional<T> item = maker.get(); item.isPresent() && !closed; item = maker.get()) {
                put(new Step<>(item.get(), null));
            }
        } catch (InterruptedException e) {
            return; // closed: the items are no longer needed
        } catch (Throwable e) {
            end = new Step<>(null, e);
        }
        try {
            put(end);
        } catch (InterruptedException e) {
            // closed
        }
    }

    /**
     * Waits for room until this is closed; checks for that itself, since a maker may have swallowed the interrupt of
     * {@link #close}.
     */
    private void put(Step<T> step) throws InterruptedException {
        while (!closed && !ready.offer(step, CHECK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            // no room yet
        }
    }

    /** Waits for the next item; empty after the last one, or if the waiting thread is interrupted. */
    public Optional<T> next() {
        if (ended) {
            return Optional.empty();
        }
        try {
            Step<T> step = take();
            if (step.item() != null) {
                return Optional.of(step.item());
            }
            ended = true;
            if (step.failure() != null) {
                throw Rethrow.unchecked(step.failure());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Step<T> take() throws InterruptedException {
        while (true) {
            boolean alive = thread.isAlive();
            Step<T> step = ready.poll(alive ? CHECK_MILLISECONDS : 0, TimeUnit.MILLISECONDS);
            if (step != null) {
                return step;
            }
            if (!alive) {
                return new Step<>(null, new IllegalStateException(thread.getName() + ": the thread has died"));
            }
        }
    }

    /** Stops the thread and waits until it has left the maker, whose resources may then be freed. */
    @Override
    public void close() {
        closed = true;
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
