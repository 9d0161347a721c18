package dev.mien;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Items that a thread of its own makes ahead of who takes them, a few at a time and in order. What making one throws, an
 * {@link Error} included, {@link #next} throws at that item's place; nobody waits for a thread that has died. To be taken from
 * and closed by one thread at a time.
 *
 * @param <T> the items
 */
public final class Ahead<T> implements AutoCloseable {
    private static final long CHECK_MILLISECONDS = 100;

    /** An item, or the end: with what ended it where it was no good one. */
    private record Step<T>(@Nullable T item, @Nullable Throwable failure) {}

    private final Supplier<Optional<T>> maker;
    private final BlockingQueue<Step<T>> ready;
    private final Thread thread;
    private volatile boolean closed;
    private boolean ended;

    /**
     * Begins to make items.
     *
     * @param thread what the thread is called
     * @param capacity how many items may wait to be taken, at least 1
     * @param maker makes the next item, and empty after the last one; asked by that thread alone
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
            return; // closed: nobody wants more
        } catch (Throwable e) {
            end = new Step<>(null, e);
        }
        try {
            put(end);
        } catch (InterruptedException e) {
            // closed
        }
    }

    /** Waits for room, but no longer than somebody may take it: a maker may have swallowed the interrupt of {@link #close}. */
    private void put(Step<T> step) throws InterruptedException {
        while (!closed && !ready.offer(step, CHECK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            // no room yet
        }
    }

    /** The next item, waiting for it; empty after the last one and where the waiting thread was interrupted. */
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

    /** Ends the thread and waits until it has left the maker, whose resources may be freed then. */
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
