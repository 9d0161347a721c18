package dev.mien.video.media;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What one owner holds of native memory, to be freed the last first, each once, whatever freeing another throws. Closing it
 * again does nothing.
 */
final class Resources implements AutoCloseable {
    private final Deque<Runnable> toFree = new ArrayDeque<>();

    /** Takes a resource over and hands it back, to be kept in a field. */
    <T> T add(T resource, Consumer<? super T> free) {
        toFree.push(() -> free.accept(resource));
        return resource;
    }

    /** Takes a resource over that knows how it is closed. */
    <T extends Closing> T add(T resource) {
        return add(resource, Closing::close);
    }

    /** Closes without a failure that a caller could do something about. */
    interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!toFree.isEmpty()) {
            try {
                toFree.pop().run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
