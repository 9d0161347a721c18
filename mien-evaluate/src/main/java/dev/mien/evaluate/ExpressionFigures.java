package dev.mien.evaluate;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.evaluate.PairedBootstrap.Figure;
import dev.mien.metric.Calibration;
import dev.mien.metric.LogLoss;
import java.util.LinkedHashMap;
import java.util.Map;

/** Computes an expression model's main metrics over any selection of rows, fast enough for bootstrapping. */
final class ExpressionFigures {
    private final int classes;
    private final int[] truth;
    private final int[] answers;
    private final float[] confidences;
    private final double[] losses;

    ExpressionFigures(ExpressionEvaluation evaluation) {
        LabelSet labels = evaluation.metrics().labels();
        ExpressionAnswers rows = evaluation.answers();
        this.classes = labels.size();
        this.truth = rows.truth().stream().mapToInt(labels::indexOf).toArray();
        this.answers =
                rows.scores().stream().mapToInt(ExpressionScores::bestIndex).toArray();
        this.confidences = new float[truth.length];
        this.losses = new double[truth.length];
        for (int place = 0; place < confidences.length; place++) {
            ExpressionScores scores = rows.scores().get(place);
            confidences[place] = scores.confidence();
            losses[place] = LogLoss.of(scores.probabilities()[truth[place]]);
        }
    }

    /** The metrics by their names in {@code evaluation.json}. */
    Map<String, Figure> all() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("accuracy", new Share(place -> true, place -> truth[place] == answers[place]));
        figures.put("macro_f1", this::macroF1);
        figures.put("ece", this::ece);
        figures.put("log_loss", this::logLoss);
        return figures;
    }

    private double macroF1(int[] places) {
        int[] hits = new int[classes];
        int[] occurs = new int[classes];
        int[] answered = new int[classes];
        for (int place : places) {
            occurs[truth[place]]++;
            answered[answers[place]]++;
            hits[truth[place]] += truth[place] == answers[place] ? 1 : 0;
        }
        double sum = 0;
        int occurring = 0; // classes without a row here, as in many groups, have no F1
        for (int c = 0; c < classes; c++) {
            if (occurs[c] > 0) {
                sum += 2.0 * hits[c] / (occurs[c] + answered[c]);
                occurring++;
            }
        }
        return sum / occurring;
    }

    private double ece(int[] places) {
        float[] sure = new float[places.length];
        boolean[] correct = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            sure[i] = confidences[places[i]];
            correct[i] = truth[places[i]] == answers[places[i]];
        }
        return Calibration.of(sure, correct).expectedError();
    }

    private double logLoss(int[] places) {
        double sum = 0;
        for (int place : places) {
            sum += losses[place];
        }
        return sum / places.length;
    }
}
