package dev.mien.video.media;

import dev.mien.Ahead;
import dev.mien.UserError;
import java.util.Optional;

/** Decodes the frames of another source ahead on a thread of its own, within a memory limit. */
final class FramesAhead implements FrameSource {
    private static final int MAX_FRAMES = 8;
    private static final long MAX_BYTES = 180_000_000; // large frames are held ahead in smaller numbers

    private final FrameSource source;
    private final Ahead<VideoFrame> frames;

    /**
     * Takes ownership of the source and starts the thread; if this fails, such as where no more threads are allowed, the
     * source is closed.
     *
     * @param bytesPerPixel of its frames
     */
    FramesAhead(FrameSource source, int bytesPerPixel) {
        this.source = source;
        try {
            VideoInfo info = source.info();
            long bytes = (long) info.width() * info.height() * bytesPerPixel;
            int capacity = (int) Math.max(1, Math.min(MAX_FRAMES, MAX_BYTES / bytes));
            frames = new Ahead<>("mien-decode", capacity, source::next);
        } catch (RuntimeException | Error e) {
            source.close();
            throw e;
        }
    }

    @Override
    public VideoInfo info() {
        return source.info();
    }

    @Override
    public Optional<VideoFrame> next() {
        return frames.next();
    }

    @Override
    public Optional<UserError> damage() {
        return source.damage();
    }

    @Override
    public void close() {
        frames.close(); // first: its thread may be inside the decoder, whose memory goes with the source
        source.close();
    }
}
