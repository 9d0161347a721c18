package dev.mien.evaluate;

import dev.mien.LabelSet;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.model.ExpressionModel;
import dev.mien.model.FaceModel;
import dev.mien.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Scores expression models. */
record ExpressionScoring() implements Scoring {
    @Override
    public Task task() {
        return Task.EXPRESSION;
    }

    @Override
    public Dataset load(List<Path> files, LoadOptions options) {
        return Datasets.expressions(files, options);
    }

    /** {@link LabelSet#FIVE} if any model has no more classes, otherwise {@link LabelSet#SEVEN}. */
    @Override
    public Optional<LabelSet> labels(List<FaceModel> models, Optional<LabelSet> asked) {
        boolean five =
                models.stream().anyMatch(model -> model.metadata().labels().orElse(LabelSet.SEVEN) == LabelSet.FIVE);
        return Optional.of(asked.orElse(five ? LabelSet.FIVE : LabelSet.SEVEN));
    }

    @Override
    public void requireCoverage(double coverage) {
        ConformalSets.requireCoverage(coverage);
    }

    @Override
    public Evaluation score(
            FaceModel model,
            Optional<LabelSet> labels,
            Dataset data,
            int[] rows,
            Optional<TrainingPart> training,
            IntConsumer progress) {
        return Evaluator.expressions(
                (ExpressionModel) model, labels.orElseThrow(), (ExpressionDataset) data, rows, training, progress);
    }
}
