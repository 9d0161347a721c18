package dev.mien.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void wilsonAgreesWithTheTablesOfNewcombe() {
        // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
        expect(81, 263, 0.2553, 0.3662);
        expect(15, 148, 0.0624, 0.1605);
        expect(0, 20, 0.0000, 0.1611);
        expect(1, 29, 0.0061, 0.1718);
    }

    @Test
    void allHitsReachExactlyOne() {
        assertThat(Interval.wilson(7, 7).high()).isEqualTo(1);
        assertThat(Interval.wilson(7, 7).low()).isBetween(0.6, 0.7);
        assertThat(Interval.wilson(0, 7).low()).isZero();
    }

    @Test
    void withoutTrialsNothingIsKnown() {
        assertThat(Interval.wilson(0, 0)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void moreHitsThanTrialsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.wilson(3, 2));
    }

    private static void expect(int hits, int trials, double low, double high) {
        assertThat(Interval.wilson(hits, trials).low()).isEqualTo(low, within(5e-5));
        assertThat(Interval.wilson(hits, trials).high()).isEqualTo(high, within(5e-5));
    }
}
