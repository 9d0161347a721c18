package dev.mien.video.media;

import dev.mien.UserError;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Another source's frames, decoded by a thread of its own while earlier ones are worked on; as many as fit into a bound. */
final class FramesAhead implements FrameSource {
    private static final int MOST_FRAMES = 8;
    private static final long MOST_PIXELS = 60_000_000; // 180 MB: large frames are held ahead in smaller numbers

    private final FrameSource source;
    private final BlockingQueue<Optional<VideoFrame>> ready; // the last one is empty
    private final Thread thread = new Thread(this::readAll, "mien-decode");
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;
    private boolean ended;

    /** Takes the source over and begins. */
    FramesAhead(FrameSource source) {
        this.source = source;
        long pixels = (long) source.info().width() * source.info().height();
        ready = new ArrayBlockingQueue<>((int) Math.max(1, Math.min(MOST_FRAMES, MOST_PIXELS / pixels)));
        thread.setDaemon(true);
        thread.start();
    }

    private void readAll() {
        try {
            Optional<VideoFrame> frame = next(source);
            ready.put(frame);
            while (frame.isPresent() && !closed) {
                frame = next(source);
                ready.put(frame);
            }
        } catch (InterruptedException e) {
            // Closed: nobody wants more.
        }
    }

    private Optional<VideoFrame> next(FrameSource from) {
        try {
            return from.next();
        } catch (RuntimeException e) {
            failure = e;
            return Optional.empty();
        }
    }

    @Override
    public VideoInfo info() {
        return source.info();
    }

    @Override
    public Optional<VideoFrame> next() {
        if (ended) {
            return Optional.empty();
        }
        try {
            Optional<VideoFrame> frame = ready.take();
            ended = frame.isEmpty();
            RuntimeException thrown = failure;
            if (ended && thrown != null) {
                throw thrown;
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Optional<UserError> damage() {
        return source.damage();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) { // it may be inside the decoder, whose memory goes with the source
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        source.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
