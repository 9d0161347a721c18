package dev.mien.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets work end by itself after Ctrl-C or SIGTERM: the virtual machine goes on until {@link #close()}, but not for ever, since a decoder
 * may hang; a second signal ends it at once. The exit code is then the shell's own for that signal, 130 or 143
 * ({@link Signals#exitCode}).
 */
final class StopSignal implements BooleanSupplier, AutoCloseable {
    /** Time for a batch, a frame or a huge picture, and for what is written behind it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Duration patience;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Runnable stopListening;
    private volatile boolean asked;

    /** Listens from now on. */
    StopSignal() {
        this(PATIENCE);
    }

    /**
     * Listens from now on.
     *
     * @param patience how long the work may take to end
     */
    StopSignal(Duration patience) {
        this.patience = patience;
        this.stopListening = Signals.listen(this::stopAndWait);
    }

    /** Whether the work should end. */
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

    /** The work has ended. */
    @Override
    public void close() {
        done.countDown();
        stopListening.run();
    }
}
