package dev.mien.serve.request;

import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** How many requests with a whole body may be in progress at once, and how long one may wait for a worker. */
public final class Admission {
    private final int requests;
    private final Semaphore places;
    private final long maxWait;

    /**
     * @param requests the places, at least 1
     * @param maxWait how long a request may wait for a worker
     */
    public Admission(int requests, Duration maxWait) {
        this.requests = requests;
        this.places = new Semaphore(requests);
        this.maxWait = maxWait.toNanos();
    }

    /**
     * Takes a place.
     *
     * @return the {@link System#nanoTime()} of that
     * @throws ServingException when there is none
     */
    public long enter() {
        if (!places.tryAcquire()) {
            throw full();
        }
        return System.nanoTime();
    }

    /**
     * Refuses a request that has waited for its worker too long while others are in progress: who asked would get a late answer,
     * and those behind it too.
     *
     * @param since what {@link #enter()} answered
     * @throws ServingException when it has
     */
    public void checkWait(long since) {
        if (System.nanoTime() - since > maxWait && places.availablePermits() < requests - 1) {
            throw ServingException.waitedTooLong();
        }
    }

    /** Refuses where {@link #enter()} would, without taking a place: for a request whose body is still to come. */
    public void check() {
        if (places.availablePermits() == 0) {
            throw full();
        }
    }

    /** Gives a place back. */
    public void leave() {
        places.release();
    }

    private static ServingException full() {
        return new ServingException(Reason.OVERLOADED, "too many requests are in progress, try again a little later");
    }
}
