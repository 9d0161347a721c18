package dev.mien.cli.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets work complete after Ctrl-C or SIGTERM: the JVM continues until {@link #close()}, up to a timeout, since a
 * decoder may hang; a second signal ends it at once. The exit code is that of shells for the signal, 130 or 143
 * ({@link Signals#exitCode}).
 */
public final class StopSignal implements BooleanSupplier, AutoCloseable {
    /** The timeout, enough for a batch, a frame or a huge picture, and for writing the results. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Duration patience;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Runnable stopListening;
    private volatile boolean asked;

    /** Listens from now on. */
    public StopSignal() {
        this(PATIENCE);
    }

    /**
     * Listens from now on.
     *
     * @param patience the timeout for the work to complete
     */
    StopSignal(Duration patience) {
        this.patience = patience;
        this.stopListening = Signals.listen(this::stopAndWait);
    }

    /** Whether the work should stop. */
    @Override
    public boolean getAsBoolean() {
        return asked;
    }

    private void stopAndWait() {
        asked = true;
        try {
            if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("mien: the work did not end within " + patience.toSeconds()
                        + " s of the signal and was given up; what was written before is whole");
                Signals.end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends listening when the work is complete. */
    @Override
    public void close() {
        done.countDown();
        stopListening.run();
    }
}
