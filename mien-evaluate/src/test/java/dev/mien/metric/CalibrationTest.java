package dev.mien.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void binsTakeTheirUpperEnd() {
        Calibration calibration = Calibration.of(new float[] {0, 1, 0.5f, 0.5001f}, new boolean[4]);
        assertThat(calibration.bins().get(0).count()).isEqualTo(1);
        assertThat(calibration.bins().get(Calibration.BINS - 1).count()).isEqualTo(1);
        assertThat(calibration.bins().get(7).count()).isEqualTo(2);
        assertThat(calibration.bins()).hasSize(15);
    }

    @Test
    void overconfidenceIsTheDistanceToTheShareOfRightAnswers() {
        Calibration calibration =
                Calibration.of(new float[] {0.95f, 0.95f, 0.95f, 0.95f}, new boolean[] {true, true, false, false});
        assertThat(calibration.expectedError()).isEqualTo(0.45, within(1e-6));
    }

    @Test
    void theErrorByChanceIsThatOfCalibratedAnswers() {
        SplittableRandom random = new SplittableRandom(1);
        int repetitions = 200;
        double errors = 0;
        double byChance = 0;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            float[] confidences = new float[1000];
            boolean[] correct = new boolean[confidences.length];
            for (int i = 0; i < confidences.length; i++) {
                confidences[i] = (float) (.2 + .8 * random.nextDouble());
                correct[i] = random.nextDouble() < confidences[i];
            }
            Calibration calibration = Calibration.of(confidences, correct);
            errors += calibration.expectedError() / repetitions;
            byChance += calibration.errorByChance() / repetitions;
        }
        assertThat(byChance).isEqualTo(errors, within(.05 * errors)).isGreaterThan(.03);
    }
}
