package dev.mien.evaluate;

import dev.mien.metric.KeypointMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The metrics of a key point model by name, for files. */
final class KeypointValues {
    private KeypointValues() {}

    static Map<String, @Nullable Object> of(KeypointEvaluation evaluation) {
        KeypointMetrics metrics = evaluation.metrics();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", metrics.n());
        values.put("rmse_px", Values.number(metrics.rmsePx()));
        values.put("mae_px", Values.number(metrics.maePx()));
        values.put("nme_interocular", Values.number(metrics.nmeInterocular()));
        values.put("pck_05", Values.number(metrics.pck05()));
        values.put("pck_10", Values.number(metrics.pck10()));
        values.put("auc_08", Values.number(metrics.auc08()));
        values.put("failure_08", Values.number(metrics.failure08()));
        Map<String, @Nullable Object> points = new LinkedHashMap<>();
        metrics.points().forEach(point -> points.put(point.label(), Values.number(metrics.rmsePx(point))));
        values.put("per_keypoint", points);
        values.put("seed_accuracy", Values.number(metrics.seedAccuracy()));
        values.put("mean_face_rmse_px", rmse(evaluation.meanFace()));
        Values.duplicates(values, "rmse_px_without_duplicates", evaluation);
        Map<String, Object> files = new LinkedHashMap<>();
        for (KeypointEvaluation.FileScore one : evaluation.files()) {
            Map<String, @Nullable Object> figures = new LinkedHashMap<>();
            figures.put("n", one.metrics().n());
            figures.put("rmse_px", Values.number(one.metrics().rmsePx()));
            figures.put("mean_face_rmse_px", rmse(one.meanFace()));
            files.put(one.file(), figures);
        }
        values.put("per_file", files);
        return values;
    }

    private static @Nullable Double rmse(Optional<KeypointMetrics> meanFace) {
        return Values.number(meanFace.map(KeypointMetrics::rmsePx).orElse(Double.NaN));
    }
}
