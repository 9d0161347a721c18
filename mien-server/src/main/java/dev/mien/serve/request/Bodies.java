package dev.mien.serve.request;

import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The bodies of all requests that are in memory, within one budget. A byte is counted as it arrives, not as it is promised. Where
 * the budget is used up, a sender that keeps others waiting by its slowness is refused; if there is none, the newcomer.
 */
public final class Bodies {
    /** Whoever sends less than this, once a second has passed, is slow; so is whoever has sent nothing for a second. */
    private static final long SLOW_BYTES_A_SECOND = 16 << 10;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final long budget;
    private final int maxOnTheirWay;
    private final Set<Body> held = new HashSet<>(); // guarded by this
    private final Set<Body> onTheirWay = new HashSet<>(); // guarded by this
    private long bytes; // guarded by this

    /**
     * @param budget the most bytes of all bodies together
     * @param maxOnTheirWay how many bodies may have begun and not ended
     */
    public Bodies(long budget, int maxOnTheirWay) {
        this.budget = budget;
        this.maxOnTheirWay = maxOnTheirWay;
    }

    /** How many bytes are held. */
    public synchronized long bytes() {
        return bytes;
    }

    /**
     * A body that begins.
     *
     * @param refuse tells its sender that it is refused while it is on its way
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
                    body.last = System.nanoTime();
                    return;
                }
                victim = slowest().filter(slow -> slow != body);
                victim.ifPresent(this::forget);
            }
            victim.orElseThrow(Bodies::overloaded).refuseSlow();
        }
    }

    private Optional<Body> slowest() {
        long now = System.nanoTime();
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

    /** One request's body. */
    final class Body {
        private final long since = System.nanoTime();
        private final Consumer<ServingException> refuse;
        private long last = since; // when bytes came; guarded by Bodies.this
        private long bytes; // guarded by Bodies.this

        private Body(Consumer<ServingException> refuse) {
            this.refuse = refuse;
        }

        /**
         * Counts bytes that are kept from now on.
         *
         * @throws ServingException when there is no room for them
         */
        void take(long count) {
            Bodies.this.take(this, count);
        }

        /** All of it is there. */
        void whole() {
            synchronized (Bodies.this) {
                onTheirWay.remove(this);
            }
        }

        /** Nothing of it is kept any more. */
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
