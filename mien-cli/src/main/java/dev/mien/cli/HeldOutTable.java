package dev.mien.cli;

import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.ExpressionEvaluation;
import dev.mien.evaluate.KeypointEvaluation;
import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import java.util.List;
import java.util.Locale;

/**
 * What a model is worth on the rows of its report, in a line or a few. Key points: file by file, next to who answers the
 * mean face of the same file's training rows to every picture; errors are in pixels of the 96x96 crop.
 */
final class HeldOutTable {
    private HeldOutTable() {}

    /**
     * How well a key point model tells faces from other pictures, as one line.
     *
     * @param faces faces that training never saw
     * @param others pictures without one that training never saw
     */
    static String faces(KeypointModel model, List<GrayImage> faces, List<GrayImage> others) {
        return String.format(
                Locale.ROOT,
                "face score of 0.5 or more: %.2f %% of %d faces held out, %.2f %% of %d crops of photos held out that show"
                        + " none%n",
                100 * taken(model, faces),
                faces.size(),
                100 * taken(model, others),
                others.size());
    }

    private static double taken(KeypointModel model, List<GrayImage> pictures) {
        return (double) model.answer(pictures).stream()
                        .filter(answer -> answer.faceScore() >= .5f)
                        .count()
                / pictures.size();
    }

    /**
     * The lines, each with its end.
     *
     * @param part which rows were scored: {@code test} or {@code validation}
     */
    static String of(Evaluation evaluation, String part) {
        StringBuilder text = new StringBuilder();
        if (evaluation instanceof ExpressionEvaluation expressions) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d %s rows scored, accuracy %.1f %% (95 %% interval %.1f to %.1f %%)%n",
                    expressions.metrics().n(),
                    part,
                    100 * expressions.metrics().accuracy(),
                    100 * expressions.metrics().accuracyCi95().low(),
                    100 * expressions.metrics().accuracyCi95().high()));
            return text.toString();
        }
        for (KeypointEvaluation.FileScore one : ((KeypointEvaluation) evaluation).files()) {
            double rmse = one.metrics().rmsePx();
            text.append(String.format(
                    Locale.ROOT,
                    "%s: %d %s rows scored, RMSE %.3f px",
                    one.file(),
                    one.metrics().n(),
                    part,
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
}
