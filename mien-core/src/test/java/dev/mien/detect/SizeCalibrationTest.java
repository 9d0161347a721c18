package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeCalibrationTest {
    private static Detection of(float height, float score) {
        return new Detection(new Box(10, 20, 30, 20 + height), score);
    }

    @ParameterizedTest
    @CsvSource({"300, 0", "128, 0", "64, .2", "32, .4", "16, .6", "8, .8", "4, .8"})
    void theLogitFallsByTheSameAmountForEachHalving(float height, double fall) {
        Detection face = of(height, .7f);
        Detection calibrated = SizeCalibration.calibrated(face);
        assertThat(calibrated.box()).isEqualTo(face.box());
        assertThat(logit(calibrated.score())).isCloseTo(logit(.7f) - fall, within(1e-5));
    }

    @Test
    void certainScoresStayCertain() {
        assertThat(SizeCalibration.calibrated(of(16, 1)).score()).isEqualTo(1);
        assertThat(SizeCalibration.calibrated(of(16, 0)).score()).isZero();
    }

    private static double logit(double score) {
        return Math.log(score / (1 - score));
    }
}
