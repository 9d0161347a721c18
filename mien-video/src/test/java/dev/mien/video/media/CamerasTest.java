package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CamerasTest {
    @Test
    void aDeviceGivesFramesThatGoForward() {
        // FFmpeg's own test picture is a device too, and every machine has it.
        Cameras.Device drawn = new Cameras.Device("lavfi", "testsrc=size=64x48:rate=30");
        try (FrameSource camera = Cameras.open("camera:7", drawn, FrameColors.GRAY)) {
            assertThat(camera.info().name()).isEqualTo("camera:7");
            assertThat(camera.info().seconds()).isEmpty();
            VideoFrame first = camera.next().orElseThrow();
            VideoFrame second = camera.next().orElseThrow();
            assertThat(first.gray().width()).isEqualTo(64);
            assertThat(second.time()).isGreaterThan(first.time());
        }
    }

    @Test
    void aMissingCameraIsNamed() {
        assertThatThrownBy(() -> Cameras.open("camera:99", FrameColors.GRAY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("camera:99");
    }

    @Test
    void aCameraIsToldFromAFile() {
        assertThat(Cameras.isCamera("camera:0")).isTrue();
        assertThat(Cameras.isCamera("camera.mp4")).isFalse();
        assertThat(Cameras.isCamera("camera:")).isFalse();
    }

    @Test
    void eachSystemHasItsOwnNames() {
        assertThat(Cameras.device("linux", "1").address()).isEqualTo("/dev/video1");
        assertThat(Cameras.device("mac os x", "1").format()).isEqualTo("avfoundation");
    }
}
