package dev.mien.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.metric.KeypointMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class KeypointMetricsTest {
    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void allFiguresAreTheGoldenOnes() {
        JsonNode golden = Golden.keypoints();
        KeypointMetrics metrics =
                KeypointMetrics.of(Golden.faces(golden.get("truth")), Golden.faces(golden.get("answers")));
        assertThat(metrics.n()).isEqualTo(golden.get("n").asInt());
        assertThat(metrics.rmsePx()).isEqualTo(golden.get("rmse_px").asDouble(), EXACT);
        assertThat(metrics.maePx()).isEqualTo(golden.get("mae_px").asDouble(), EXACT);
        assertThat(metrics.nmeInterocular())
                .isEqualTo(golden.get("nme_interocular").asDouble(), EXACT);
        assertThat(metrics.pck05()).isEqualTo(golden.get("pck_05").asDouble(), EXACT);
        assertThat(metrics.pck10()).isEqualTo(golden.get("pck_10").asDouble(), EXACT);
        assertThat(metrics.auc08()).isEqualTo(golden.get("auc_08").asDouble(), EXACT);
        assertThat(metrics.failure08()).isEqualTo(golden.get("failure_08").asDouble(), EXACT);
        assertThat(metrics.seedAccuracy()).isEqualTo(golden.get("seed_accuracy").asDouble(), EXACT);
        for (Keypoint point : Keypoint.ALL) {
            assertThat(metrics.rmsePx(point))
                    .as(point.label())
                    .isEqualTo(golden.get("per_keypoint").get(point.label()).asDouble(), EXACT);
        }
    }

    @Test
    void aFaceWithoutEyeCentresCountsInPixelsOnly() {
        float[] annotation = missing();
        annotation[20] = 40; // the nose tip
        annotation[21] = 50;
        float[] answer = new float[30];
        answer[20] = 43;
        answer[21] = 50;
        KeypointMetrics metrics = KeypointMetrics.of(List.of(Keypoints.of(annotation)), List.of(Keypoints.of(answer)));
        assertThat(metrics.n()).isEqualTo(1);
        assertThat(metrics.rmsePx()).isEqualTo(Math.sqrt(9.0 / 2), EXACT);
        assertThat(metrics.maePx()).isEqualTo(1.5, EXACT);
        assertThat(metrics.nmeInterocular()).isNaN();
        assertThat(metrics.pck10()).isNaN();
        assertThat(metrics.seedAccuracy()).isNaN();
        assertThat(metrics.rmsePx(Keypoint.LEFT_EYE_CENTER)).isNaN();
    }

    @Test
    void eyesInOnePlaceDoNotDivide() {
        float[] annotation = missing();
        Arrays.fill(annotation, 0, 4, 30);
        KeypointMetrics metrics =
                KeypointMetrics.of(List.of(Keypoints.of(annotation)), List.of(Keypoints.of(new float[30])));
        assertThat(metrics.nmeInterocular()).isNaN();
        assertThat(metrics.rmsePx()).isEqualTo(30, EXACT);
    }

    @Test
    void theTableNamesEveryPointAndTheMeanFace() {
        JsonNode golden = Golden.keypoints();
        List<Keypoints> truth = Golden.faces(golden.get("truth"));
        KeypointMetrics metrics = KeypointMetrics.of(truth, Golden.faces(golden.get("answers")));
        String table = KeypointText.table(metrics, Optional.of(KeypointMetrics.of(truth, truth)));
        assertThat(table).contains("               nose_tip       2.277      0.000\n");
        assertThat(table).contains("             all points       2.586      0.000\n");
        assertThat(table.lines()).hasSize(Keypoint.COUNT + 4);
        assertThat(KeypointText.table(metrics, Optional.empty())).doesNotContain("mean face");
    }

    private static float[] missing() {
        float[] annotation = new float[30];
        Arrays.fill(annotation, Float.NaN);
        return annotation;
    }
}
