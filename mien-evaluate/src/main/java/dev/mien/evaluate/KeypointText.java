package dev.mien.evaluate;

import dev.mien.Amount;
import dev.mien.Keypoint;
import dev.mien.metric.KeypointMetrics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Formats the metrics of key points as plain text. */
final class KeypointText {
    private static final int CELL = 10;

    private KeypointText() {}

    /** The metrics with their explanations. */
    static String of(KeypointEvaluation evaluation) {
        StringBuilder text = new StringBuilder();
        KeypointMetrics metrics = evaluation.metrics();
        text.append(table(metrics, evaluation.meanFace())).append('\n');
        EvaluationText.line(
                text,
                "rmse_px",
                metrics.rmsePx(),
                metrics.n() + (metrics.n() == 1 ? " face" : " faces") + ", pixels of the 96x96 crop");
        evaluation
                .meanFace()
                .ifPresent(mean -> EvaluationText.line(
                        text,
                        "mean face's",
                        mean.rmsePx(),
                        "the model has " + TextTable.number(100 * metrics.rmsePx() / mean.rmsePx(), 1) + " % of it"));
        EvaluationText.duplicates(text, evaluation, metrics.n());
        EvaluationText.line(text, "mae_px", metrics.maePx(), "");
        EvaluationText.line(text, "nme_interocular", metrics.nmeInterocular(), "of the distance of the eye centres");
        EvaluationText.line(text, "pck_05", metrics.pck05(), "share of points off by at most 5 % of that distance");
        EvaluationText.line(text, "pck_10", metrics.pck10(), "share of points off by at most 10 % of that distance");
        EvaluationText.line(
                text, "auc_08", metrics.auc08(), "area under the curve of the faces' mean errors up to 8 %");
        EvaluationText.line(
                text, "failure_08", metrics.failure08(), "share of faces whose mean error is more than 8 %");
        EvaluationText.line(text, "seed_accuracy", metrics.seedAccuracy(), "see below");
        if (evaluation.files().size() > 1) {
            text.append('\n').append(files(evaluation.files()));
        }
        text.append('\n').append(EvaluationText.SEED_ACCURACY);
        return text.toString();
    }

    /** A line for each file with its error, and that of the mean face of its training rows. */
    static String summary(List<KeypointEvaluation.FileScore> files, String part) {
        StringBuilder text = new StringBuilder();
        for (KeypointEvaluation.FileScore one : files) {
            double rmse = one.metrics().rmsePx();
            text.append(String.format(
                    Locale.ROOT,
                    "%s: %s scored, RMSE %.3f px",
                    one.file(),
                    Amount.of(one.metrics().n(), part + " row"),
                    rmse));
            one.meanFace()
                    .ifPresent(mean -> text.append(String.format(
                            Locale.ROOT,
                            "; the mean face %.3f px (%.1f %% of it)",
                            mean.rmsePx(),
                            100 * rmse / mean.rmsePx())));
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    /** The root mean square error of each point, and that of the mean face if it is known. */
    static String table(KeypointMetrics metrics, Optional<KeypointMetrics> meanFace) {
        int width =
                TextTable.widest(metrics.points().stream().map(Keypoint::label).toList());
        StringBuilder text = new StringBuilder(TextTable.line(
                width, "", CELL, meanFace.isPresent() ? List.of("rmse_px", "mean face") : List.of("rmse_px")));
        text.append('\n');
        for (Keypoint point : metrics.points()) {
            text.append(line(width, point.label(), metrics.rmsePx(point), meanFace.map(face -> face.rmsePx(point))));
        }
        return text.append('\n')
                .append(line(width, "all points", metrics.rmsePx(), meanFace.map(KeypointMetrics::rmsePx)))
                .toString();
    }

    /** The root mean square error of each file, and that of the file's mean face. */
    static String files(List<KeypointEvaluation.FileScore> files) {
        int width = TextTable.widest(
                files.stream().map(KeypointEvaluation.FileScore::file).toList());
        StringBuilder text =
                new StringBuilder(TextTable.line(width, "", CELL, List.of("faces", "rmse_px", "mean face")));
        for (KeypointEvaluation.FileScore one : files) {
            double meanFace = one.meanFace().map(KeypointMetrics::rmsePx).orElse(Double.NaN);
            text.append(TextTable.line(
                    width,
                    one.file(),
                    CELL,
                    List.of(
                            Integer.toString(one.metrics().n()),
                            TextTable.number(one.metrics().rmsePx(), 3),
                            TextTable.number(meanFace, 3))));
        }
        return text.toString();
    }

    private static String line(int width, String name, double model, Optional<Double> meanFace) {
        String own = TextTable.number(model, 3);
        List<String> cells =
                meanFace.map(face -> List.of(own, TextTable.number(face, 3))).orElse(List.of(own));
        return TextTable.line(width, name, CELL, cells);
    }
}
