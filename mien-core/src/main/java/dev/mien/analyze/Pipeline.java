package dev.mien.analyze;

import dev.mien.Face;
import dev.mien.PictureError;
import dev.mien.UserError;
import dev.mien.image.Picture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many pictures on their way to their faces: each on a thread of its own, a few ahead of who takes the answers, which come in
 * the pictures' order. What is in work at once is bounded by the memory that it takes. A picture that cannot be read, for whatever
 * reason, is a failed one, and the others go on.
 */
final class Pipeline<T> implements Iterator<Analyzed<T>>, AutoCloseable {
    private static final int AHEAD = 4; // for each thread
    private static final long IDLE_SECONDS = 2;

    private final Iterator<? extends T> inputs;
    private final Function<? super T, Picture> pictures;
    private final Function<Picture, List<Face>> oneReader;
    private final Supplier<Function<Picture, List<Face>>> manyReader;
    private final int threads;
    private final int ahead;
    private final Room room = new Room(Math.max(1, Runtime.getRuntime().maxMemory() / 2));
    private final ThreadPoolExecutor workers;
    private final Deque<Future<Analyzed<T>>> waiting = new ArrayDeque<>();
    private @Nullable Function<Picture, List<Face>> reader;
    private @Nullable RuntimeException inputsFailed;

    /**
     * @param inputs asked on the thread that takes the answers
     * @param pictures the picture of each
     * @param oneReader the faces of a picture by all threads, where it is the only one
     * @param manyReader gives what reads a picture by one thread, asked for where there are several
     */
    Pipeline(
            Iterator<? extends T> inputs,
            Function<? super T, Picture> pictures,
            Function<Picture, List<Face>> oneReader,
            Supplier<Function<Picture, List<Face>>> manyReader,
            int threads) {
        this.inputs = inputs;
        this.pictures = pictures;
        this.oneReader = oneReader;
        this.manyReader = manyReader;
        this.threads = threads;
        this.ahead = AHEAD * threads;
        this.workers = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "mien-pictures");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true); // who does not take all answers leaves no threads behind
    }

    @Override
    public boolean hasNext() {
        fill();
        if (waiting.isEmpty() && inputsFailed != null) {
            throw inputsFailed;
        }
        return !waiting.isEmpty();
    }

    private void fill() {
        try {
            while (inputsFailed == null && waiting.size() < ahead && inputs.hasNext()) {
                T input = inputs.next();
                Function<Picture, List<Face>> chosen = reader();
                waiting.add(workers.submit(() -> analyzed(input, chosen)));
            }
            if (waiting.size() < ahead) {
                workers.shutdown(); // there are no more; its threads end with the last
            }
        } catch (RuntimeException e) { // those before it have their answers first
            inputsFailed = e;
        }
    }

    private Function<Picture, List<Face>> reader() {
        Function<Picture, List<Face>> known = reader;
        if (known == null) {
            known = threads > 1 && inputs.hasNext() ? manyReader.get() : oneReader;
            reader = known;
        }
        return known;
    }

    @Override
    public Analyzed<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more pictures");
        }
        try {
            return waiting.remove().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }

    private Analyzed<T> analyzed(T input, Function<Picture, List<Face>> chosen) throws InterruptedException {
        Picture picture;
        try {
            picture = pictures.apply(input);
        } catch (UserError e) {
            return failed(input, e);
        }
        try {
            return analyzed(input, picture, chosen, picture.memory());
        } catch (OutOfMemoryError e) { // perhaps it is another picture that takes it all: once more, alone
            picture.release();
            return alone(input, picture, chosen);
        } catch (UserError e) {
            return failed(input, e);
        } catch (Error e) {
            return failed(input, new PictureError("cannot be read: " + e, picture.source(), "report this", e));
        } finally {
            picture.release();
        }
    }

    private Analyzed<T> alone(T input, Picture picture, Function<Picture, List<Face>> chosen)
            throws InterruptedException {
        try {
            return analyzed(input, picture, chosen, Long.MAX_VALUE);
        } catch (OutOfMemoryError e) {
            return failed(
                    input,
                    new PictureError(
                            "there is not enough memory to read it",
                            picture.source(),
                            "give Java more (-Xmx) or shrink the picture",
                            e));
        } catch (UserError e) {
            return failed(input, e);
        }
    }

    private Analyzed<T> analyzed(T input, Picture picture, Function<Picture, List<Face>> chosen, long memory)
            throws InterruptedException {
        long part = room.enter(memory);
        try {
            List<Face> faces = chosen.apply(picture);
            return new Analyzed<>(input, picture.width(), picture.height(), faces, Optional.empty());
        } finally {
            room.leave(part);
        }
    }

    private static <T> Analyzed<T> failed(T input, UserError error) {
        return new Analyzed<>(input, 0, 0, List.of(), Optional.of(error));
    }

    /** Drops what was not taken yet and waits for the pictures in work. */
    @Override
    public void close() {
        waiting.forEach(answer -> answer.cancel(true));
        waiting.clear();
        workers.shutdownNow();
        boolean interrupted = false;
        boolean done = false;
        while (!done) {
            try {
                done = workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
