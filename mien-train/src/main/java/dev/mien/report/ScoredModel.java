package dev.mien.report;

import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import dev.mien.evaluate.Details;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.Setting;
import dev.mien.model.FaceModel;
import java.util.Optional;

/**
 * A model with what it scored.
 *
 * @param model still open
 * @param setting how it was scored
 * @param data what it was scored on
 * @param split how the rows of {@code data} were told apart in training; empty where it is not the training data
 * @param evaluation what it scored
 * @param details what else was looked at
 */
public record ScoredModel(
        FaceModel model, Setting setting, Dataset data, Optional<Split> split, Evaluation evaluation, Details details) {
    /** A model of which nothing but its figures was looked at. */
    public ScoredModel(FaceModel model, Setting setting, Dataset data, Optional<Split> split, Evaluation evaluation) {
        this(model, setting, data, split, evaluation, Details.NONE);
    }
}
