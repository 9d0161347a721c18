package dev.mien.train.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Spreads times their factors have 68 % of the errors within one. */
class SpreadCalibrationTest {
    private static final int NUMBERS = 2 * Keypoint.EXTENDED_COUNT;

    private final List<Keypoints> truth = new ArrayList<>();
    private final List<Keypoints> answers = new ArrayList<>();

    @Test
    void withinASpreadTimesItsFactorLie68PercentOfTheErrors() {
        Random random = new Random(1);
        for (int face = 0; face < 200; face++) {
            float[] marked = new float[NUMBERS];
            float[] answered = new float[NUMBERS];
            float[] spreads = new float[Keypoint.EXTENDED_COUNT];
            for (int point = 0; point < spreads.length; point++) {
                spreads[point] = 1 + random.nextFloat();
                for (int i = 2 * point; i < 2 * point + 2; i++) {
                    marked[i] = 90 * random.nextFloat();
                    // Further off in proportion to the spread, and twice as far the further back in the list.
                    double error = .5 * spreads[point] * (point < Keypoint.COUNT ? 1 : 2) * random.nextGaussian();
                    answered[i] = (float) (marked[i] + error);
                }
            }
            truth.add(Keypoints.of(marked));
            answers.add(Keypoints.of(answered).withSpreads(spreads));
        }
        Map<Keypoint, Double> factors = SpreadCalibration.factors(truth, answers);
        assertThat(factors).containsOnlyKeys(Keypoint.EXTENDED);
        for (Keypoint point : Keypoint.EXTENDED) {
            assertThat(share(point, factor(factors, point))).as(point.label()).isCloseTo(.68, within(.07));
            assertThat(factor(factors, point)).isEqualTo(factor(factors, point.mirror()));
        }
        assertThat(factor(factors, Keypoint.CHIN) / factor(factors, Keypoint.NOSE_TIP))
                .isCloseTo(2, within(.3));
    }

    @Test
    void aPointThatHardlyAnybodyMarkedTakesTheFactorOfAll() {
        for (int face = 0; face < 20; face++) {
            float[] marked = new float[NUMBERS];
            Arrays.fill(marked, 2 * Keypoint.CHIN.ordinal(), NUMBERS, Float.NaN);
            float[] spreads = new float[Keypoint.EXTENDED_COUNT];
            Arrays.fill(spreads, .5f);
            truth.add(Keypoints.of(marked));
            answers.add(Keypoints.of(new float[NUMBERS]).scaled(1, 1, 3, 4).withSpreads(spreads));
        }
        assertThat(SpreadCalibration.factors(truth, answers))
                .containsEntry(Keypoint.CHIN, 10.0)
                .containsEntry(Keypoint.NOSE_TIP, 10.0);
        truth.replaceAll(marked -> Keypoints.NONE);
        assertThat(SpreadCalibration.factors(truth, answers)).isEmpty();
    }

    private static double factor(Map<Keypoint, Double> factors, Keypoint point) {
        return factors.getOrDefault(point, Double.NaN);
    }

    private double share(Keypoint point, double factor) {
        int within = 0;
        for (int i = 0; i < truth.size(); i++) {
            Keypoints answer = answers.get(i);
            double dx = answer.x(point) - truth.get(i).x(point);
            double dy = answer.y(point) - truth.get(i).y(point);
            within += Math.hypot(dx, dy) <= factor * answer.spread(point) ? 1 : 0;
        }
        return within / (double) truth.size();
    }
}
