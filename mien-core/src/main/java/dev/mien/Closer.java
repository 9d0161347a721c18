package dev.mien;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Closes several resources as one: the last opened first, each of them even if another fails to close. Closing again
 * has no effect. Thread-safe: what a thread adds after another one has closed the rest does not stay open.
 *
 * <pre>{@code
 * Closer closer = new Closer();
 * try {
 *     InputStream first = closer.add(Files.newInputStream(files.get(0)));
 *     InputStream second = closer.add(Files.newInputStream(files.get(1)));
 * } catch (RuntimeException e) {
 *     throw closer.closedAfter(e);
 * }
 * }</pre>
 */
public final class Closer implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /**
     * Takes ownership of a resource.
     *
     * @throws IllegalStateException after {@link #close}; the resource is then closed, too
     */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        if (closed) {
            throw closedAfter(new IllegalStateException("closed already, and so is what was opened since"));
        }
        return resource;
    }

    /**
     * Takes ownership of a resource that is freed by the given action.
     *
     * @throws IllegalStateException after {@link #close}; the resource is then freed, too
     */
    public <T> T add(T resource, Consumer<? super T> free) {
        add((AutoCloseable) () -> free.accept(resource));
        return resource;
    }

    /** Closes all after a failure, and returns it with any failures to close added as suppressed. */
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
     * @throws RuntimeException the first failure, or an {@link Error} if that is what it was; further ones are added as
     *     suppressed
     */
    @Override
    public synchronized void close() {
        closed = true;
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
