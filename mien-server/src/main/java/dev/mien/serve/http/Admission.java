package dev.mien.serve.http;

import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.util.concurrent.Semaphore;

/** How many requests with a whole body may be in work at once; a further one is refused at once. */
public final class Admission {
    private final Semaphore places;

    /**
     * @param requests the places, at least 1
     */
    public Admission(int requests) {
        this.places = new Semaphore(requests);
    }

    /**
     * Takes a place.
     *
     * @throws ServingException when there is none
     */
    public void enter() {
        if (!places.tryAcquire()) {
            throw full();
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
        return new ServingException(Reason.OVERLOADED, "too many requests are in work, try again a little later");
    }
}
