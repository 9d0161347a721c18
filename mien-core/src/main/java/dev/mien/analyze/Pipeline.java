package dev.mien.analyze;

import dev.mien.Face;
import dev.mien.PictureError;
import dev.mien.Rethrow;
import dev.mien.UserError;
import dev.mien.image.Picture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads many pictures in parallel: each on one thread, a few ahead of the consumer, with the results in the pictures'
 * order. The pictures in progress are limited by the memory that they need. A picture that cannot be read, for whatever
 * reason, becomes a failed result and does not affect the others.
 */
final class Pipeline<T> implements Iterator<Analyzed<T>>, AutoCloseable {
    private static final int AHEAD = 4; // for each thread
    private static final long IDLE_SECONDS = 2;
    private static final String NO_PICTURE_YET = "an input"; // the place of an error where there is no better one

    private final Iterator<? extends T> inputs;
    private final Function<? super T, Picture> pictures;
    private final PictureTask<? super T> task;
    private final Readers readers;
    private final int ahead;
    private final MemoryBudget memory =
            new MemoryBudget(Math.max(1, Runtime.getRuntime().maxMemory() / 2));
    private final ThreadPoolExecutor workers;
    private final Deque<Begun<T>> waiting = new ArrayDeque<>();
    private @Nullable Function<Picture, List<Face>> reader;
    private @Nullable Throwable inputsFailed;

    /**
     * The functions that read pictures.
     *
     * @param one reads a picture with all threads, if it is the only one
     * @param many supplies a function that reads a picture with one thread, if there are several
     * @param threads the number of threads
     */
    record Readers(Function<Picture, List<Face>> one, Supplier<Function<Picture, List<Face>>> many, int threads) {}

    private record Begun<T>(T input, Future<Analyzed<T>> answer) {}

    /**
     * @param inputs iterated on the consumer's thread
     * @param pictures returns the picture of an input
     * @param task runs on each picture
     */
    Pipeline(
            Iterator<? extends T> inputs,
            Function<? super T, Picture> pictures,
            PictureTask<? super T> task,
            Readers readers) {
        this.inputs = inputs;
        this.pictures = pictures;
        this.task = task;
        this.readers = readers;
        this.ahead = AHEAD * readers.threads();
        this.workers = new ThreadPoolExecutor(
                readers.threads(),
                readers.threads(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "mien-pictures");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true); // no threads remain if the results are not all consumed
    }

    /** Returns the results as a stream, which the caller closes: that ends the pipeline and closes the inputs. */
    static <T> Stream<Analyzed<T>> stream(
            Stream<T> inputs, Function<? super T, Picture> pictures, PictureTask<? super T> task, Readers readers) {
        Pipeline<T> pipeline = new Pipeline<>(inputs.iterator(), pictures, task, readers);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(pipeline, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(pipeline::close)
                .onClose(inputs::close);
    }

    @Override
    public boolean hasNext() {
        fill();
        if (waiting.isEmpty() && inputsFailed != null) {
            throw Rethrow.unchecked(inputsFailed);
        }
        return !waiting.isEmpty();
    }

    private void fill() {
        try {
            while (inputsFailed == null && waiting.size() < ahead && inputs.hasNext()) {
                T input = inputs.next();
                Function<Picture, List<Face>> chosen = reader();
                waiting.add(new Begun<>(input, workers.submit(() -> result(input, chosen))));
            }
            if (waiting.size() < ahead) {
                workers.shutdown(); // no more inputs; the threads end with the last one
            }
        } catch (RuntimeException | Error e) { // after the results of those before it
            inputsFailed = e;
        }
    }

    private Function<Picture, List<Face>> reader() {
        Function<Picture, List<Face>> known = reader;
        if (known == null) {
            known = readers.threads() > 1 && inputs.hasNext() ? readers.many().get() : readers.one();
            reader = known;
        }
        return known;
    }

    @Override
    public Analyzed<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more pictures");
        }
        Begun<T> first = waiting.remove();
        try {
            return first.answer().get();
        } catch (ExecutionException e) {
            return failed(first.input(), error(NO_PICTURE_YET, Objects.requireNonNullElse(e.getCause(), e)));
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }

    /** The result for an input: its faces, or why there are none. */
    private Analyzed<T> result(T input, Function<Picture, List<Face>> chosen) throws InterruptedException {
        Picture picture;
        try {
            picture = Objects.requireNonNull(pictures.apply(input), "no picture, null");
        } catch (RuntimeException | Error e) {
            return failed(input, error(NO_PICTURE_YET, e));
        }
        try {
            return analyzedIfNeededAlone(input, picture, chosen);
        } catch (RuntimeException | Error e) {
            return failed(input, error(picture.source(), e));
        } finally {
            picture.release();
        }
    }

    /** Analyzes a picture beside others, and once more alone if they may have taken the memory that it needs. */
    private Analyzed<T> analyzedIfNeededAlone(T input, Picture picture, Function<Picture, List<Face>> chosen)
            throws InterruptedException {
        try {
            return analyzed(input, picture, chosen, picture.memory() + task.memory(picture));
        } catch (OutOfMemoryError e) {
            picture.release();
            return analyzed(input, picture, chosen, Long.MAX_VALUE);
        }
    }

    /** Analyzes a picture as soon as that many bytes of the budget are free. */
    private Analyzed<T> analyzed(T input, Picture picture, Function<Picture, List<Face>> chosen, long bytes)
            throws InterruptedException {
        long part = memory.take(bytes);
        long start = System.nanoTime();
        try {
            List<Face> faces = chosen.apply(picture);
            task.run(input, picture, faces);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Analyzed<>(input, picture.width(), picture.height(), faces, seconds, Optional.empty());
        } finally {
            memory.giveBack(part);
        }
    }

    private static <T> Analyzed<T> failed(T input, UserError error) {
        return new Analyzed<>(input, 0, 0, List.of(), 0, Optional.of(error));
    }

    /**
     * The error to report for a failure. One that is not a {@link UserError} is a bug of ours or of a library, and
     * affects this picture alone.
     */
    private static UserError error(String source, Throwable failure) {
        if (failure instanceof UserError known) {
            return known;
        }
        if (failure instanceof OutOfMemoryError) {
            return new PictureError(
                    "there is not enough memory to read it",
                    source,
                    "give Java more (-Xmx) or shrink the picture",
                    failure);
        }
        String why = failure instanceof LinkageError // whose message is often only the name of a missing class
                ? failure.toString()
                : Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        return new PictureError("failed unexpectedly (" + why + ")", source, "report this with the picture", failure);
    }

    /** Drops the results that were not consumed and waits for the pictures in progress. */
    @Override
    public void close() {
        waiting.forEach(begun -> begun.answer().cancel(true));
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
