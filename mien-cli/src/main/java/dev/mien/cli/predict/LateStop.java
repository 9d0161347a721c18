package dev.mien.cli.predict;

import java.util.function.BooleanSupplier;

/**
 * Lets the second pass over a video go on for a while after a stop, as far as the first one has come if that does not
 * take long, and ends it before the whole run is given up.
 */
final class LateStop implements BooleanSupplier {
    private static final long NANOS = 30_000_000_000L;

    private final BooleanSupplier stop;
    private long stopped;
    private boolean hasEnded;

    LateStop(BooleanSupplier stop) {
        this.stop = stop;
    }

    @Override
    public boolean getAsBoolean() {
        if (stop.getAsBoolean()) {
            stopped = stopped == 0 ? System.nanoTime() : stopped;
            hasEnded = System.nanoTime() - stopped > NANOS;
        }
        return hasEnded;
    }

    /** Whether the pass was ended before its last frame. */
    boolean hasEnded() {
        return hasEnded;
    }
}
