package dev.mien.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.plot.Series;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void aLongCurveKeepsItsEndsAndItsSteepPart() {
        // Half of the way is done in the first 10 of 36,001 points, as that of a rare class is.
        double[] xs =
                IntStream.rangeClosed(0, 36_000).mapToDouble(i -> i / 36_000.0).toArray();
        double[] ys = IntStream.rangeClosed(0, 36_000)
                .mapToDouble(i -> Math.min(1, i / 10.0))
                .toArray();
        Series curve = Curve.thinned("curve", xs, ys);
        assertThat(curve.xs()).hasSizeBetween(200, 410).startsWith(xs[0], xs[1], xs[2], xs[3]);
        assertThat(curve.xs()[curve.xs().length - 1]).isEqualTo(1);
        assertThat(curve.ys()[0]).isZero();
    }

    @Test
    void aShortCurveStaysWhole() {
        double[] shares = {0, 0.2, 0.9, 1};
        assertThat(Curve.thinned("curve", shares, shares).xs()).containsExactly(shares);
        assertThat(Curve.thinned("none", new double[0], new double[0]).xs()).isEmpty();
    }
}
