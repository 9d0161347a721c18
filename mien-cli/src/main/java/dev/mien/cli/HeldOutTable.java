package dev.mien.cli;

import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.evaluate.Evaluator;
import dev.mien.evaluate.KeypointEvaluation;
import dev.mien.evaluate.TrainingPart;
import dev.mien.model.KeypointModel;
import java.util.Locale;
import java.util.Optional;

/**
 * What a key point model is worth on the rows that training never saw, file by file, next to who answers the mean face of
 * the same file's training rows to every picture. Errors are in pixels of the 96x96 crop.
 */
final class HeldOutTable {
    private final KeypointDataset dataset;
    private final Split split;

    HeldOutTable(KeypointDataset dataset, Split split) {
        this.dataset = dataset;
        this.split = split;
    }

    /** The table as text, a line a file; empty where nothing was held out. */
    String of(KeypointModel model) {
        if (split.test().length == 0) {
            return "";
        }
        TrainingPart training = new TrainingPart(dataset, split.train());
        StringBuilder text = new StringBuilder();
        for (KeypointEvaluation.FileScore one : Evaluator.keypoints(
                        model, dataset, split.test(), Optional.of(training), done -> {})
                .files()) {
            double rmse = one.metrics().rmsePx();
            text.append(String.format(
                    Locale.ROOT,
                    "%s: %d rows held out, RMSE %.3f px",
                    one.file(),
                    one.metrics().n(),
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
