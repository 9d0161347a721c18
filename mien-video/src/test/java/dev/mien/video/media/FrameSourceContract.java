package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every source of frames does; the videos have {@link #FRAMES} frames of 64x48, each 10 brighter than the one before. */
@Timeout(60)
abstract class FrameSourceContract {
    static final int FRAMES = 12;

    @TempDir
    Path folder = Path.of("");

    abstract FrameSource open(Path video) throws Exception;

    private FrameSource open() throws Exception {
        return open(TestVideos.encode(
                folder.resolve("steps.mp4"),
                25,
                FRAMES,
                i -> TestVideos.gray(64, 48, 10 * i),
                "-c:v",
                "mpeg4",
                "-b:v",
                "2M",
                "-movflags",
                "+faststart")); // the index first, for streams
    }

    private static List<VideoFrame> all(FrameSource source) {
        List<VideoFrame> frames = new ArrayList<>();
        for (Optional<VideoFrame> next = source.next(); next.isPresent(); next = source.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    @Test
    void everyFrameComesOnceInOrderWithItsNumberAndTime() throws Exception {
        try (FrameSource source = open()) {
            List<VideoFrame> frames = all(source);
            assertThat(frames).hasSize(FRAMES);
            for (int i = 0; i < FRAMES; i++) {
                assertThat(frames.get(i).index()).isEqualTo(i);
                assertThat(frames.get(i).gray().at(20, 20)).isBetween(10 * i - 8, 10 * i + 8);
                assertThat(frames.get(i).time())
                        .isGreaterThan(i == 0 ? -1 : frames.get(i - 1).time());
            }
        }
    }

    @Test
    void theEndStaysTheEndAndNothingIsDamaged() throws Exception {
        try (FrameSource source = open()) {
            all(source);
            assertThat(source.next()).isEmpty();
            assertThat(source.next()).isEmpty();
            assertThat(source.damage()).isEmpty();
        }
    }

    @Test
    void framesHaveTheSizeThatTheInfoSays() throws Exception {
        try (FrameSource source = open()) {
            assertThat(source.info().width()).isEqualTo(64);
            assertThat(source.info().height()).isEqualTo(48);
            assertThat(all(source))
                    .allMatch(
                            frame -> frame.gray().width() == 64 && frame.gray().height() == 48);
        }
    }

    @Test
    void itMayBeClosedInTheMiddle() throws Exception {
        try (FrameSource source = open()) {
            assertThat(source.next()).isPresent();
        }
    }
}
