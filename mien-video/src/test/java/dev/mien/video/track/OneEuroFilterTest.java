package dev.mien.video.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OneEuroFilterTest {
    @Test
    void theFirstNumberIsTakenAsItIs() {
        assertThat(new OneEuroFilter(1, 0).next(7, 3)).isEqualTo(7);
    }

    @Test
    void aStepIsFollowedAsByALowPassOfThatCutOff() {
        // Without a slope it is a plain low-pass: after one time constant 63 % of a step have come through.
        OneEuroFilter filter = new OneEuroFilter(1, 0);
        filter.next(0, 0);
        double constant = 1 / (2 * Math.PI);
        int steps = 1000;
        double value = 0;
        for (int i = 1; i <= steps; i++) {
            value = filter.next(1, constant * i / steps);
        }
        assertThat(value).isCloseTo(1 - Math.exp(-1), within(1e-3));
    }

    @Test
    void aSlopeLessensTheLagOfWhatMovesButNotTheSteadinessOfWhatRests() {
        assertThat(lag(0)).isGreaterThan(8 * lag(5));
        assertThat(jitter(5)).isLessThan(1.5 * jitter(0));
    }

    /** How far a number that grows by 1 a second is ahead of its filtered one. */
    private static double lag(double slope) {
        OneEuroFilter filter = new OneEuroFilter(1, slope);
        double value = 0;
        for (int i = 0; i < 300; i++) {
            value = filter.next(i / 30.0, i / 30.0);
        }
        return 299 / 30.0 - value;
    }

    /** The filtered number's root mean square distance from a number at rest that is measured with an error of 0.01. */
    private static double jitter(double slope) {
        OneEuroFilter filter = new OneEuroFilter(1, slope);
        Random random = new Random(1);
        double squares = 0;
        for (int i = 0; i < 3000; i++) {
            squares += Math.pow(filter.next(0.01 * random.nextGaussian(), i / 30.0), 2) / 3000;
        }
        return Math.sqrt(squares);
    }
}
