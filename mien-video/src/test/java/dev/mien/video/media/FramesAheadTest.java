package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FramesAheadTest {
    /** A source that fails before the thread for it is started, and counts how often it is closed. */
    private record Failing(AtomicInteger closed) implements FrameSource {
        @Override
        public VideoInfo info() {
            throw new OutOfMemoryError("unable to create native thread");
        }

        @Override
        public Optional<VideoFrame> next() {
            return Optional.empty();
        }

        @Override
        public Optional<UserError> damage() {
            return Optional.empty();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void theSourceIsClosedIfItsThreadDoesNotStart() {
        AtomicInteger closed = new AtomicInteger();

        assertThatThrownBy(() -> new FramesAhead(new Failing(closed), 1)).isInstanceOf(OutOfMemoryError.class);

        assertThat(closed).hasValue(1);
    }
}
