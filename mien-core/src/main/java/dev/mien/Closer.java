package dev.mien;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Several resources closed as one: the last opened first, each even where another fails to close, and closing twice is closing
 * once.
 *
 * <pre>{@code
 * Closer closer = new Closer();
 * try {
 *     this.first = closer.add(First.open());
 *     this.second = closer.add(Second.open());
 * } catch (RuntimeException e) {
 *     throw closer.closedAfter(e);
 * }
 * }</pre>
 */
public final class Closer implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Takes a resource over. */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    /** Takes a resource over that is freed in a way of its own. */
    public <T> T add(T resource, Consumer<? super T> free) {
        add((AutoCloseable) () -> free.accept(resource));
        return resource;
    }

    /** Closes all after a failure, which is given back with what went wrong in closing added to it. */
    public <E extends Throwable> E closedAfter(E failure) {
        try {
            close();
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /**
     * Closes all.
     *
     * @throws RuntimeException the first failure, or an {@link Error} where that was one; further ones are added to it
     */
    @Override
    public synchronized void close() {
        Throwable first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception | Error e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw Rethrow.unchecked(first);
        }
    }
}
