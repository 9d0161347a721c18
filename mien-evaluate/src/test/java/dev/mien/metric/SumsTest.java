package dev.mien.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Expression;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows that are counted in several places, as on the machines of a cluster, come to the same figures. */
class SumsTest {
    private static Keypoints face(Random random) {
        float[] coordinates = new float[2 * Keypoint.COUNT];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = random.nextInt(96); // whole numbers, so that every order of sums is exact
        }
        return Keypoints.of(coordinates);
    }

    @Test
    void errorsOfKeyPointsAddUp() {
        Random random = new Random(1);
        KeypointErrors all = new KeypointErrors();
        KeypointErrors first = new KeypointErrors();
        KeypointErrors second = new KeypointErrors();
        List<Keypoints> truth = new ArrayList<>();
        List<Keypoints> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            truth.add(i == 3 ? Keypoints.NONE : face(random));
            answers.add(face(random));
            all.add(truth.get(i), answers.get(i));
            (i % 2 == 0 ? first : second).add(truth.get(i), answers.get(i));
        }
        first.add(second);
        assertThat(first.n()).isEqualTo(19);
        assertThat(first.rmsePx()).isEqualTo(all.rmsePx());
        assertThat(first.rmsePx(Keypoint.NOSE_TIP)).isEqualTo(all.rmsePx(Keypoint.NOSE_TIP));
        assertThat(first.maePx()).isEqualTo(all.maePx());
        assertThat(first.pck10()).isEqualTo(all.pck10());
        assertThat(first.rmsePx()).isEqualTo(KeypointMetrics.of(truth, answers).rmsePx());
    }

    @Test
    void confusionsAddUp() {
        Confusion first = new Confusion(LabelSet.FIVE);
        first.add(Expression.HAPPY, Expression.HAPPY);
        first.add(Expression.SAD, Expression.ANGER);
        Confusion second = new Confusion(LabelSet.FIVE);
        second.add(Expression.HAPPY, Expression.HAPPY);
        second.add(Expression.SAD, Expression.SAD);
        first.add(second);
        assertThat(first.n()).isEqualTo(4);
        assertThat(first.accuracy()).isEqualTo(.75);
        assertThat(first.perClass().get(LabelSet.FIVE.indexOf(Expression.SAD)).recall())
                .isEqualTo(.5);
        assertThat(first.counts()[LabelSet.FIVE.indexOf(Expression.SAD)][LabelSet.FIVE.indexOf(Expression.ANGER)])
                .isOne();
    }

    @Test
    void withoutRowsThereIsNoFigure() {
        assertThat(new Confusion(LabelSet.SEVEN).accuracy()).isNaN();
        assertThat(new KeypointErrors().rmsePx()).isNaN();
    }
}
