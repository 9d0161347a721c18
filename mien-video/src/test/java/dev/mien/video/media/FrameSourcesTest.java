package dev.mien.video.media;

import dev.mien.Closer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Every source of frames keeps the contract. Cameras are {@link StreamFrames} of a device, which tests have none of. */
class FrameSourcesTest {
    @Nested
    class GrayFramesOfAFile extends FrameSourceContract {
        @Override
        FrameSource open(Path video) {
            return VideoFiles.open(video, FrameColors.GRAY);
        }
    }

    @Nested
    class ColouredFramesOfAFile extends FrameSourceContract {
        @Override
        FrameSource open(Path video) {
            return VideoFiles.open(video, FrameColors.COLOR);
        }
    }

    @Nested
    class FramesThatAreNotReadAhead extends FrameSourceContract {
        @Override
        FrameSource open(Path video) throws Exception {
            try (BytePointer url = Ffmpeg.url(video)) {
                return new StreamFrames(
                        new Demuxer(url, null, Formats.OPENING, Formats.DECODING),
                        video.toString(),
                        Optional.of(video),
                        Formats.DECODING,
                        FrameColors.GRAY);
            }
        }
    }

    @Nested
    class FramesOfAStream extends FrameSourceContract {
        private final Closer streams = new Closer();

        @Override
        FrameSource open(Path video) throws Exception {
            return VideoFiles.open(streams.add(Files.newInputStream(video)), "a stream", FrameColors.GRAY);
        }

        @AfterEach
        void closeStreams() {
            streams.close();
        }
    }
}
