package dev.mien.video.media;

import dev.mien.UserError;
import java.util.Optional;

/**
 * The frames of one video, one after the other. For one thread at a time. Holds native memory until it is closed, which
 * whoever opened it does.
 */
public interface FrameSource extends AutoCloseable {

    /** What is known of the video. */
    VideoInfo info();

    /** The next frame; empty when there are no more. Waits for a camera. */
    Optional<VideoFrame> next();

    /**
     * What was wrong with the video as far as it was read: it was cut off, or parts of it were damaged. Frames that could be
     * decoded were given all the same.
     */
    Optional<UserError> damage();

    @Override
    void close();
}
