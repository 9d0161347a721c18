package dev.mien.evaluate;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.evaluate.PairedBootstrap.Figure;
import dev.mien.metric.KeypointMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Computes a key point model's main metrics over any selection of rows, fast enough for bootstrapping. */
final class KeypointFigures {
    private static final double CORRECT = 0.10; // of the distance of the eye centres

    private final double[] squares; // summed over a face's marked coordinates
    private final int[] coordinates;
    private final double[] errors; // of a face, divided by the distance of its eye centres; NaN where that is unknown
    private final int[] correct; // points of a face
    private final int[] judged;

    KeypointFigures(KeypointAnswers answers) {
        int n = answers.size();
        squares = new double[n];
        coordinates = new int[n];
        errors = new double[n];
        correct = new int[n];
        judged = new int[n];
        for (int face = 0; face < n; face++) {
            Keypoints truth = answers.truth().get(face);
            Keypoints answer = answers.answers().get(face);
            double interocular = truth.interocularDistance();
            for (Keypoint point : Keypoint.EXTENDED) {
                double distance = KeypointMetrics.distance(truth, answer, point);
                if (!Double.isNaN(distance)) {
                    squares[face] += distance * distance;
                    coordinates[face] += 2;
                    judged[face] += interocular > 0 ? 1 : 0;
                    correct[face] += distance / interocular <= CORRECT ? 1 : 0;
                }
            }
            errors[face] = interocular > 0 ? KeypointMetrics.meanError(truth, answer) / interocular : Double.NaN;
        }
    }

    /** The metrics by their names in {@code evaluation.json}. */
    Map<String, Figure> all() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("rmse_px", this::rmse);
        figures.put("nme_interocular", places -> mean(places, error -> error));
        figures.put("pck_10", this::pck);
        double limit = KeypointMetrics.FAILURE;
        figures.put("auc_08", places -> mean(places, error -> Math.max(0, limit - error) / limit));
        figures.put("failure_08", new Share(face -> !Double.isNaN(errors[face]), face -> errors[face] > limit));
        return figures;
    }

    private double rmse(int[] places) {
        double sum = 0;
        long count = 0;
        for (int place : places) {
            sum += squares[place];
            count += coordinates[place];
        }
        return Math.sqrt(sum / count);
    }

    private double pck(int[] places) {
        long hits = 0;
        long count = 0;
        for (int place : places) {
            hits += correct[place];
            count += judged[place];
        }
        return (double) hits / count;
    }

    private double mean(int[] places, DoubleUnaryOperator value) {
        double sum = 0;
        int count = 0;
        for (int place : places) {
            if (!Double.isNaN(errors[place])) {
                sum += value.applyAsDouble(errors[place]);
                count++;
            }
        }
        return sum / count;
    }
}
