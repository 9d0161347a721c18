package dev.mien.serve.request;

import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A memory budget for the bodies of all requests. Bytes are counted when they arrive, and not by the announced length.
 * If the budget is exhausted, the slowest sender is refused to make room; if no sender is slow, the new request is.
 */
public final class Bodies {
    /**
     * The rate below which a sender is slow, after a second; one that has sent nothing for a second is slow as well.
     */
    private static final long SLOW_BYTES_A_SECOND = 16 << 10;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final long budget;
    private final int maxOnTheirWay;
    private final LongSupplier nanoTime;
    private final Set<Body> held = new HashSet<>(); // guarded by this
    private final Set<Body> onTheirWay = new HashSet<>(); // guarded by this
    private long bytes; // guarded by this

    /**
     * @param budget the largest number of bytes of all bodies together
     * @param maxOnTheirWay the largest number of incomplete bodies
     */
    public Bodies(long budget, int maxOnTheirWay) {
        this(budget, maxOnTheirWay, System::nanoTime);
    }

    Bodies(long budget, int maxOnTheirWay, LongSupplier nanoTime) {
        this.budget = budget;
        this.maxOnTheirWay = maxOnTheirWay;
        this.nanoTime = nanoTime;
    }

    /** The number of bytes currently counted. */
    public synchronized long bytes() {
        return bytes;
    }

    /**
     * Registers a body before its first byte.
     *
     * @param refuse called if the body is refused before it is complete
     */
    Body open(Consumer<ServingException> refuse) {
        Body body = new Body(refuse);
        Optional<Body> victim;
        boolean refused;
        synchronized (this) {
            boolean full = onTheirWay.size() >= maxOnTheirWay;
            victim = full ? slowest() : Optional.empty();
            victim.ifPresent(this::forget);
            refused = full && victim.isEmpty();
            if (!refused) {
                held.add(body);
                onTheirWay.add(body);
            }
        }
        victim.ifPresent(Body::refuseSlow);
        return body;
    }

    private void take(Body body, long count) {
        while (true) {
            Optional<Body> victim;
            synchronized (this) {
                if (!held.contains(body)) {
                    throw overloaded();
                }
                if (body.bytes + count > budget) {
                    throw new ServingException(Reason.TOO_LARGE, "a body of more than " + budget + " bytes");
                }
                if (bytes + count <= budget) {
                    bytes += count;
                    body.bytes += count;
                    body.last = nanoTime.getAsLong();
                    return;
                }
                victim = slowest().filter(slow -> slow != body);
                victim.ifPresent(this::forget);
            }
            victim.orElseThrow(Bodies::overloaded).refuseSlow();
        }
    }

    private Optional<Body> slowest() {
        long now = nanoTime.getAsLong();
        return onTheirWay.stream()
                .filter(body -> body.isSlow(now))
                .max(Comparator.comparingLong(body -> now - body.last));
    }

    private synchronized void forget(Body body) {
        onTheirWay.remove(body);
        if (held.remove(body)) {
            bytes -= body.bytes;
        }
    }

    private static ServingException overloaded() {
        return new ServingException(Reason.OVERLOADED, "too many bodies are on their way, try again a little later");
    }

    /** The body of a request. */
    final class Body {
        private final long since = nanoTime.getAsLong();
        private final Consumer<ServingException> refuse;
        private long last = since; // the time of the last bytes; guarded by Bodies.this
        private long bytes; // guarded by Bodies.this

        private Body(Consumer<ServingException> refuse) {
            this.refuse = refuse;
        }

        /**
         * Counts bytes that are now in memory.
         *
         * @throws ServingException when the budget does not allow them
         */
        void take(long count) {
            Bodies.this.take(this, count);
        }

        /** Marks the body as complete. */
        void whole() {
            synchronized (Bodies.this) {
                onTheirWay.remove(this);
            }
        }

        /** Releases the bytes of the body. */
        void close() {
            forget(this);
        }

        private boolean isSlow(long now) {
            double bytesASecond = bytes * 1e9 / (now - since);
            return now - last > PATIENCE || (now - since > PATIENCE && bytesASecond < SLOW_BYTES_A_SECOND);
        }

        private void refuseSlow() {
            refuse.accept(new ServingException(
                    Reason.OVERLOADED, "the body came too slowly while others waited, try again a little later"));
        }
    }
}
