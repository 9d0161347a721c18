package dev.mien;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

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

    /** Closes all after a failure, which is given back with what went wrong in closing added to it. */
    public <E extends Exception> E closedAfter(E failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /**
     * Closes all.
     *
     * @throws RuntimeException the first failure; further ones are added to it
     */
    @Override
    public synchronized void close() {
        RuntimeException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                first = with(first, e);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static RuntimeException with(@Nullable RuntimeException first, Exception next) {
        if (first != null) {
            first.addSuppressed(next);
            return first;
        }
        return next instanceof RuntimeException known ? known : new IllegalStateException(next);
    }
}
