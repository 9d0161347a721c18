package dev.mien.serve;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The thread pools that work on requests: one for each kind of work, so that no kind waits for another. */
final class Workers implements AutoCloseable {
    private static final int EACH = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final ExecutorService numbers = pool("mien-work");
    private final ExecutorService pictures = pool("mien-pictures");
    private final ExecutorService analyses = pool("mien-analyze");

    private static ExecutorService pool(String name) {
        return Executors.newFixedThreadPool(EACH, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true); // a picture that never ends must not keep the process alive
            return thread;
        });
    }

    /** The threads that parse requests and write answers. */
    ExecutorService numbers() {
        return numbers;
    }

    /** The threads that decode pictures in requests to a model. */
    ExecutorService pictures() {
        return pictures;
    }

    /** The threads that analyze whole pictures. */
    ExecutorService analyses() {
        return analyses;
    }

    /** The number of threads in each pool. */
    static int each() {
        return EACH;
    }

    @Override
    public void close() {
        List.of(numbers, pictures, analyses).forEach(ExecutorService::shutdownNow);
    }
}
