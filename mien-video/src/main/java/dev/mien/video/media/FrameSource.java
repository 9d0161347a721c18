package dev.mien.video.media;

import dev.mien.UserError;
import java.util.Optional;

/**
 * The frames of a video in order. Not thread-safe. Holds native memory until it is closed by the code that opened it.
 */
public interface FrameSource extends AutoCloseable {

    /** The properties of the video. */
    VideoInfo info();

    /**
     * The next frame; empty at the end, or if the thread is interrupted, which {@link Thread#isInterrupted} then tells.
     * Blocks until a camera provides one.
     */
    Optional<VideoFrame> next();

    /**
     * The damage of the video as far as it was read: it is truncated, or parts of it are damaged. Frames that could be
     * decoded are returned nevertheless.
     */
    Optional<UserError> damage();

    @Override
    void close();
}
