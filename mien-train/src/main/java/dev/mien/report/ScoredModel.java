package dev.mien.report;

import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import dev.mien.evaluate.Details;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.Setting;
import dev.mien.model.FaceModel;
import java.util.Optional;

/**
 * A model with its scores.
 *
 * @param model the model, still open
 * @param setting how it was evaluated
 * @param data the data that it was evaluated on
 * @param split the split of {@code data} in training; empty if it is not the training data
 * @param evaluation the scores
 * @param details optional parts of the evaluation
 */
public record ScoredModel(
        FaceModel model, Setting setting, Dataset data, Optional<Split> split, Evaluation evaluation, Details details) {
    /** A model without optional parts of the evaluation. */
    public ScoredModel(FaceModel model, Setting setting, Dataset data, Optional<Split> split, Evaluation evaluation) {
        this(model, setting, data, split, evaluation, Details.NONE);
    }

    /** The same with these optional parts. */
    public ScoredModel with(Details other) {
        return new ScoredModel(model, setting, data, split, evaluation, other);
    }
}
