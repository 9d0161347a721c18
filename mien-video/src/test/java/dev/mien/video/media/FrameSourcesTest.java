package dev.mien.video.media;

import java.nio.file.Path;
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
    class FramesReadAhead extends FrameSourceContract {
        @Override
        FrameSource open(Path video) {
            return new FramesAhead(VideoFiles.open(video, FrameColors.GRAY), FrameColors.GRAY.bytes);
        }
    }
}
