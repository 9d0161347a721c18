package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.junit.jupiter.api.Test;

class FrameClockTest {
    private final FrameClock clock = new FrameClock(0.001, 5, 25, true); // milliseconds from 5 s on

    @Test
    void timesCountFromTheStart() {
        assertThat(clock.time(5000)).isZero();
        assertThat(clock.time(5040)).isCloseTo(0.04, within(1e-9));
        assertThat(clock.gap()).isEmpty();
    }

    @Test
    void frameWithoutATimeFollowsByTheUsualDistance() {
        clock.time(5000);
        assertThat(clock.time(AV_NOPTS_VALUE)).isCloseTo(0.04, within(1e-9));
        assertThat(clock.time(AV_NOPTS_VALUE)).isCloseTo(0.08, within(1e-9));
    }

    @Test
    void aFrameThatIsALittleEarlyIsShownWithItsForerunnerAndMovesNoOther() {
        clock.time(5040);
        assertThat(clock.time(5040)).isCloseTo(0.04, within(1e-9));
        assertThat(clock.time(5030)).isCloseTo(0.04, within(1e-9));
        assertThat(clock.time(5080)).isCloseTo(0.08, within(1e-9));
    }

    @Test
    void timesThatBeginAgainGoOn() {
        clock.time(5000);
        clock.time(9000);
        assertThat(clock.time(5000)).isCloseTo(4.04, within(1e-9));
        assertThat(clock.time(5040)).isCloseTo(4.08, within(1e-9));
    }

    @Test
    void aGapIsNamed() {
        clock.time(5000);
        clock.time(5200);
        assertThat(clock.gap().orElseThrow()).isEqualTo("frames are missing after 0.0 s");
    }
}
