package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ValueRangeTest {
    @Test
    void aFewNumbersFarOffDoNotMakeAllStepsCoarse() {
        float[] values = new float[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) i / values.length;
        }
        values[17] = 400;
        values[50_000] = -400;
        ValueRange range = ValueRange.NOTHING.and(values);
        assertThat(range.from()).isZero();
        assertThat(range.to()).isCloseTo(1, within(1e-3f));
    }

    @Test
    void allOfFewNumbersCount() {
        ValueRange range = ValueRange.NOTHING.and(new float[] {-1, 2, 7}).and(new float[] {3});
        assertThat(range).isEqualTo(new ValueRange(-1, 7));
    }

    @Test
    void zeroIsAStepOfItsOwn() {
        ValueRange range = ValueRange.NOTHING.and(new float[] {5, 9});
        assertThat(range.from()).isZero();
        assertThat(range.zero()).isZero();
        assertThat(range.scale()).isCloseTo(9 / 255f, within(1e-6f));
    }

    @Test
    void aValueWithoutNumbersChangesNothing() {
        assertThat(new ValueRange(-1, 1).and(new float[0])).isEqualTo(new ValueRange(-1, 1));
    }
}
