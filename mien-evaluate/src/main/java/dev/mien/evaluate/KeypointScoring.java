package dev.mien.evaluate;

import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.model.FaceModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Scores key point models.
 *
 * @param points the number of points to score, the first ones of {@link dev.mien.Keypoint#EXTENDED}
 */
record KeypointScoring(int points) implements Scoring {
    @Override
    public Task task() {
        return Task.KEYPOINTS;
    }

    @Override
    public Dataset load(List<Path> files, LoadOptions options) {
        return Datasets.keypoints(files, options);
    }

    @Override
    public Optional<LabelSet> labels(List<FaceModel> models, Optional<LabelSet> asked) {
        if (asked.isPresent()) {
            throw withoutClasses("labels");
        }
        return Optional.empty();
    }

    @Override
    public void requireCoverage(double coverage) {
        throw withoutClasses("coverage");
    }

    /** The refusal of an option that is about classes. */
    static OptionError withoutClasses(String option) {
        return new OptionError("a model of key points has no classes", option, "leave it out");
    }

    @Override
    public Evaluation score(
            FaceModel model,
            Optional<LabelSet> labels,
            Dataset data,
            int[] rows,
            Optional<TrainingPart> training,
            IntConsumer progress) {
        return Evaluator.keypoints((KeypointModel) model, (KeypointDataset) data, rows, points, training, progress);
    }
}
