package dev.mien.serve.request;

import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Limits how many requests with a complete body are in progress, and how long they wait for a worker. */
public final class Admission {
    private final int requests;
    private final Semaphore places;
    private final long maxWait;

    /**
     * @param requests the largest number of requests in progress, at least 1
     * @param maxWait how long a request may wait for a worker while others are in progress
     */
    public Admission(int requests, Duration maxWait) {
        this.requests = requests;
        this.places = new Semaphore(requests);
        this.maxWait = maxWait.toNanos();
    }

    /**
     * Admits a request.
     *
     * @return the {@link System#nanoTime()} of its admission
     * @throws ServingException when too many are in progress
     */
    public long enter() {
        if (!places.tryAcquire()) {
            throw full();
        }
        return System.nanoTime();
    }

    /**
     * Refuses a request that has waited too long for its worker while others are in progress, since its answer and
     * those to the requests behind it would be late.
     *
     * @param since the result of {@link #enter()}
     * @throws ServingException when it has waited too long
     */
    public void checkWait(long since) {
        if (System.nanoTime() - since > maxWait && places.availablePermits() < requests - 1) {
            throw ServingException.waitedTooLong();
        }
    }

    /**
     * Checks whether {@link #enter()} would currently succeed, for a request whose body is not complete.
     *
     * @throws ServingException when too many requests are in progress
     */
    public void check() {
        if (places.availablePermits() == 0) {
            throw full();
        }
    }

    /** Ends a request that was admitted. */
    public void leave() {
        places.release();
    }

    private static ServingException full() {
        return new ServingException(Reason.OVERLOADED, "too many requests are in progress, try again a little later");
    }
}
