package dev.mien.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MetricTest {
    private static final float NAN = Float.NaN;

    @Test
    void averagePrecisionIsOneWhereFacesScoreOverAllElse() {
        // two pictures of two cells and eight numbers of boxes, which do not count
        float[] outputs = {3, 1, 9, 9, 9, 9, 9, 9, 9, 9, -1, 2, 9, 9, 9, 9, 9, 9, 9, 9};
        float[] right = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThat(Metric.AVERAGE_PRECISION.of(outputs, right, 2, 10)).isEqualTo(1);
    }

    @Test
    void averagePrecisionIsTheMeanOfThePrecisionsAtTheFaces() {
        float[] outputs = {3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 5, 0, 0, 0, 0, 0, 0, 0, 0};
        float[] targets = {1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, NAN, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThat(Metric.AVERAGE_PRECISION.of(outputs, targets, 2, 10)).isCloseTo((1 + 2 / 3.0) / 2, within(1e-9));
    }
}
