package dev.mien.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Lets work end by itself after Ctrl-C or SIGTERM: the virtual machine waits at its end until {@link #close()}. The
 * exit code is then the shell's own for that signal, 130 or 143.
 */
final class StopSignal implements BooleanSupplier, AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "mien-stop");
    private volatile boolean asked;

    /** Listens from now on. */
    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the work should end. */
    @Override
    public boolean getAsBoolean() {
        return asked;
    }

    private void stopAndWait() {
        asked = true;
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended. */
    @Override
    public void close() {
        done.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal came just now; the hook ends by itself.
            }
        }
    }
}
