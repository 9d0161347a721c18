package dev.mien.evaluate;

import dev.mien.LabelSet;

/** An evaluation as plain text for people. */
public final class EvaluationText {
    /** What {@code seed_accuracy} is, and how little it says. */
    public static final String SEED_ACCURACY = """
            seed_accuracy is the share of completely marked faces where the largest of the 30 outputs is the same coordinate in
            prediction and truth: what Keras reports as "accuracy" for a vector of 30 numbers. It says little about where the points
            are; it stands here because the two-ResNet project reports it.
            """;

    private EvaluationText() {}

    /** The whole report. */
    public static String of(Setting setting, Evaluation evaluation) {
        StringBuilder text = new StringBuilder()
                .append("model   ")
                .append(setting.model())
                .append('\n')
                .append("data    ")
                .append(setting.data())
                .append('\n')
                .append("split   ")
                .append(setting.split())
                .append('\n');
        setting.labels()
                .map(LabelSet::label)
                .ifPresent(labels -> text.append("labels  ").append(labels).append('\n'));
        text.append("tta     ")
                .append(setting.tta() ? "mean with the mirror image" : "none")
                .append("\n\n");
        if (evaluation instanceof ExpressionEvaluation expressions) {
            append(text, expressions);
        } else if (evaluation instanceof KeypointEvaluation keypoints) {
            append(text, keypoints);
        }
        return text.append('\n')
                .append(TextTable.number(setting.seconds(), 1))
                .append(" s\n")
                .toString();
    }

    private static void append(StringBuilder text, ExpressionEvaluation evaluation) {
        ExpressionMetrics metrics = evaluation.metrics();
        text.append(ExpressionText.report(metrics)).append('\n');
        line(
                text,
                "accuracy",
                metrics.accuracy(),
                "95 % interval "
                        + TextTable.number(metrics.accuracyCi95().low(), 4) + " to "
                        + TextTable.number(metrics.accuracyCi95().high(), 4) + " (Wilson)");
        evaluation
                .duplicates()
                .ifPresent(duplicates ->
                        line(text, "without duplicates", duplicates.scoreWithout(), left(duplicates, metrics.n())));
        line(text, "calibration error", metrics.ece(), Calibration.BINS + " bins");
        text.append("\nRows are the true class, columns the answer:\n\n").append(ExpressionText.confusion(metrics));
        text.append('\n').append(ExpressionText.calibration(metrics.calibration()));
    }

    private static void append(StringBuilder text, KeypointEvaluation evaluation) {
        KeypointMetrics metrics = evaluation.metrics();
        text.append(KeypointText.table(metrics, evaluation.meanFace())).append('\n');
        line(text, "rmse_px", metrics.rmsePx(), metrics.n() + " faces, pixels of the 96x96 crop");
        evaluation
                .meanFace()
                .ifPresent(mean -> line(
                        text,
                        "mean face's",
                        mean.rmsePx(),
                        "the model has " + TextTable.number(100 * metrics.rmsePx() / mean.rmsePx(), 1) + " % of it"));
        evaluation
                .duplicates()
                .ifPresent(duplicates ->
                        line(text, "without duplicates", duplicates.scoreWithout(), left(duplicates, metrics.n())));
        line(text, "mae_px", metrics.maePx(), "");
        line(text, "nme_interocular", metrics.nmeInterocular(), "of the distance of the eye centres");
        line(text, "pck_05", metrics.pck05(), "share of points off by at most 5 % of that distance");
        line(text, "pck_10", metrics.pck10(), "share of points off by at most 10 % of that distance");
        line(text, "auc_08", metrics.auc08(), "area under the curve of the faces' mean errors up to 8 %");
        line(text, "failure_08", metrics.failure08(), "share of faces whose mean error is more than 8 %");
        line(text, "seed_accuracy", metrics.seedAccuracy(), "see below");
        if (evaluation.files().size() > 1) {
            text.append('\n').append(KeypointText.files(evaluation.files()));
        }
        text.append('\n').append(SEED_ACCURACY);
    }

    private static String left(Duplicates duplicates, int n) {
        return duplicates.rows() + " of the " + n + " rows are copies of a training image";
    }

    private static void line(StringBuilder text, String name, double value, String note) {
        text.append(TextTable.left(name, 20))
                .append(TextTable.right(TextTable.number(value, 4), 9))
                .append(note.isEmpty() ? "" : "  " + note)
                .append('\n');
    }
}
