package dev.mien.serve;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that work on requests: one kind of work never waits for the threads of another. */
final class Workers implements AutoCloseable {
    private static final int EACH = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final ExecutorService numbers = pool("mien-work");
    private final ExecutorService pictures = pool("mien-pictures");
    private final ExecutorService analyses = pool("mien-analyze");

    private static ExecutorService pool(String name) {
        return Executors.newFixedThreadPool(EACH, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true); // a picture that takes for ever must not keep the process
            return thread;
        });
    }

    /** Read requests and write answers. */
    ExecutorService numbers() {
        return numbers;
    }

    /** Decode the pictures in requests that ask a model. */
    ExecutorService pictures() {
        return pictures;
    }

    /** Find the faces in whole pictures. */
    ExecutorService analyses() {
        return analyses;
    }

    /** How many threads each kind has. */
    static int each() {
        return EACH;
    }

    @Override
    public void close() {
        List.of(numbers, pictures, analyses).forEach(ExecutorService::shutdownNow);
    }
}
