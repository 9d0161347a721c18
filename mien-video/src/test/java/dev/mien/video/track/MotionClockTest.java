package dev.mien.video.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MotionClockTest {
    private final MotionClock clock = new MotionClock();

    @Test
    void evenTimesStayAsTheyAre() {
        for (int i = 0; i < 100; i++) {
            assertThat(clock.at(3 + i / 25.0)).isCloseTo(3 + i / 25.0, within(1e-9));
        }
    }

    @Test
    void stepsAreNeverNothingNextToTheOthers() {
        Random random = new Random(1);
        double time = 0;
        double before = clock.at(0);
        for (int i = 0; i < 500; i++) {
            time += i % 3 == 0 ? 0 : i % 3 == 1 ? 1e-9 : 0.02 + 0.04 * random.nextDouble();
            double now = clock.at(time);
            assertThat(now - before).isGreaterThanOrEqualTo(i < 10 ? 1e-3 : 2e-3);
            before = now;
        }
    }

    @Test
    void aPauseIsOne() {
        clock.at(0);
        double before = clock.at(0.04);
        assertThat(clock.at(100) - before).isCloseTo(99.96, within(1e-9));
    }
}
