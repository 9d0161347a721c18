package dev.mien.train.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {
    private static final int COUNT = 4000;
    private static final int CLASSES = 3;

    /** Classes drawn by the softmax of these logits: as they are, they are calibrated. */
    private static float[] drawn(float[] logits) {
        Random random = new Random(2);
        float[] targets = new float[logits.length];
        for (int row = 0; row < COUNT; row++) {
            double[] shares = new double[CLASSES];
            double sum = 0;
            for (int i = 0; i < CLASSES; i++) {
                shares[i] = Math.exp(logits[row * CLASSES + i]);
                sum += shares[i];
            }
            double at = random.nextDouble() * sum;
            int drawn = 0;
            while (drawn < CLASSES - 1 && at >= shares[drawn]) {
                at -= shares[drawn++];
            }
            targets[row * CLASSES + drawn] = 1;
        }
        return targets;
    }

    @Test
    void overconfidentLogitsAreDividedByWhatMadeThemSo() {
        Random random = new Random(1);
        float[] logits = new float[COUNT * CLASSES];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (2 * random.nextGaussian());
        }
        float[] targets = drawn(logits);
        for (float factor : new float[] {.4f, 1, 3}) {
            float[] scaled = logits.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= factor;
            }
            double temperature = TemperatureScaling.fit(scaled, targets, COUNT, CLASSES);
            assertThat(temperature / factor).isCloseTo(1, within(.08));
            double best = TemperatureScaling.crossEntropy(scaled, targets, COUNT, CLASSES, temperature);
            assertThat(TemperatureScaling.crossEntropy(scaled, targets, COUNT, CLASSES, temperature * 1.05))
                    .isGreaterThan(best);
            assertThat(TemperatureScaling.crossEntropy(scaled, targets, COUNT, CLASSES, temperature / 1.05))
                    .isGreaterThan(best);
        }
    }

    @Test
    void crossEntropyIsThatOfTheSoftmax() {
        float[] logits = {0, (float) Math.log(3), 0, 0};
        float[] targets = {0, 1, .5f, .5f};
        double expected = (-Math.log(.75) - Math.log(.5)) / 2;
        assertThat(TemperatureScaling.crossEntropy(logits, targets, 2, 2, 1)).isCloseTo(expected, within(1e-7));
    }
}
