package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Measure;
import dev.mien.Measures;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class EyelidsTest {
    private static final double OPEN = .3;

    /** Eyes of that aspect ratio by the second, seen so often a second for ten seconds. */
    private static Eyelids seen(int framesPerSecond, DoubleUnaryOperator ratio) {
        Eyelids eyelids = new Eyelids();
        Random random = new Random(1);
        for (int frame = 0; frame < 10 * framesPerSecond; frame++) {
            double time = (double) frame / framesPerSecond;
            double now = ratio.applyAsDouble(time) + .01 * random.nextGaussian();
            eyelids.add(
                    time,
                    Measures.of(Map.of(Measure.LEFT_EYE_ASPECT_RATIO, now, Measure.RIGHT_EYE_ASPECT_RATIO, now + .02)));
        }
        return eyelids;
    }

    /** Closed between those seconds, opening and closing within 50 ms on either side. */
    private static double closed(double time, double from, double to) {
        double outside = Math.max(Math.max(from - time, time - to), 0);
        return OPEN * Math.min(1, .15 + .85 * outside / .05);
    }

    @Test
    void blinksAreCountedAndLongOrShortClosingsAreNone() {
        DoubleUnaryOperator ratio = time -> Math.min(
                Math.min(closed(time, 1, 1.15), closed(time, 3, 3.3)),
                Math.min(closed(time, 5, 6), closed(time, 8, 8.01)));
        Blinks blinks = seen(100, ratio).finished().orElseThrow();
        assertThat(blinks.count())
                .as("0.15 and 0.3 s, not 1 s; 0.01 s is 0.06 s on its way")
                .isEqualTo(2);
        assertThat(blinks.perMinute()).isCloseTo(12, within(.1));
        assertThat(blinks.open()).isCloseTo(OPEN + .01, within(.03));
        assertThat(blinks.closedShare()).isCloseTo((.15 + .3 + 1 + .01 + 4 * .055) / 10, within(.01));
    }

    @Test
    void narrowEyesAreNotClosedOnes() {
        Blinks blinks = seen(30, time -> closed(time, 2, 2.2) / 2).finished().orElseThrow();
        assertThat(blinks.count()).isEqualTo(1);
        assertThat(blinks.closedShare()).isLessThan(.05);
    }

    @Test
    void whatHappenedOutOfSightIsNoBlink() {
        Eyelids eyelids = new Eyelids();
        for (int frame = 0; frame < 100; frame++) {
            boolean hidden = frame >= 40 && frame < 50;
            double ratio = frame >= 38 && frame < 52 ? .05 : OPEN;
            if (!hidden) {
                eyelids.add(frame / 25.0, Measures.of(Map.of(Measure.LEFT_EYE_ASPECT_RATIO, ratio)));
            }
        }
        assertThat(eyelids.finished().orElseThrow().count()).isZero();
    }

    @Test
    void withoutLidsOrASecondNothingIsSaid() {
        Eyelids eyelids = new Eyelids();
        eyelids.add(0, Measures.of(Map.of(Measure.YAW, 3.0)));
        assertThat(eyelids.finished()).isEmpty();
        eyelids.add(0, Measures.of(Map.of(Measure.LEFT_EYE_ASPECT_RATIO, .3)));
        eyelids.add(.2, Measures.of(Map.of(Measure.LEFT_EYE_ASPECT_RATIO, .3)));
        assertThat(eyelids.finished()).isEmpty();
    }
}
