package dev.mien.video.track;

import static dev.mien.video.track.ScriptedFaces.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import org.junit.jupiter.api.Test;

class MotionTest {
    @Test
    void aSteadyMotionGoesOnInTheNextFrame() {
        Motion motion = new Motion(square(0, 50, 40), 0);
        for (int i = 1; i <= 50; i++) {
            motion.moved(square(5 * i, 50, 40), i / 25.0);
        }
        Box next = motion.at(51 / 25.0);
        assertThat((next.left() + next.right()) / 2).isCloseTo(255, within(1f));
        assertThat(next.width()).isCloseTo(40, within(0.1f));
    }

    @Test
    void aCorrectedBoxIsNoMotion() {
        Motion motion = new Motion(square(100, 50, 40), 0);
        for (int i = 1; i <= 50; i++) {
            motion.moved(square(100, 50, 40), i / 25.0);
        }
        motion.placed(square(110, 50, 44), 2.0);
        Box next = motion.at(2.04);
        assertThat(next.left()).isCloseTo(88, within(0.01f));
        assertThat(next.right()).isCloseTo(132, within(0.01f));
    }

    @Test
    void whoIsNotSeenSlowsDown() {
        Motion motion = new Motion(square(0, 50, 40), 0);
        for (int i = 1; i <= 50; i++) {
            motion.moved(square(5 * i, 50, 40), i / 25.0);
        }
        float after1 = motion.at(3).left() - motion.at(2).left();
        float after10 = motion.at(12).left() - motion.at(2).left();
        assertThat(after1).isBetween(20f, 60f); // at full speed it were 125
        assertThat(after10).isLessThan(70f);
    }
}
