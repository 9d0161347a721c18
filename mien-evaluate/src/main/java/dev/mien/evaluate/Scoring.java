package dev.mien.evaluate;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.UserError;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.model.FaceModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Evaluates models of one task: loads the data, selects the label set, and computes the scores.
 *
 * <pre>{@code
 * try (FaceModel model = FaceModel.open(Path.of("model.onnx"), ModelOptions.defaults())) {
 *     Scoring scoring = Scoring.of(model);
 *     Dataset data = scoring.load(List.of(Path.of("fer2013.csv")), LoadOptions.defaults());
 *     Optional<LabelSet> labels = scoring.labels(List.of(model), Optional.empty());
 *     int[] rows = Splits.named(data, "PrivateTest");
 *     Evaluation evaluation = scoring.score(model, labels, data, rows, Optional.empty(), done -> {});
 *     System.out.println(evaluation.text());
 * }
 * }</pre>
 */
public sealed interface Scoring permits KeypointScoring, ExpressionScoring {

    /** The scoring of a task; for detectors use {@link DetectorEvaluator}. */
    static Scoring of(Task task) {
        return List.of(new KeypointScoring(Keypoint.COUNT), new ExpressionScoring()).stream()
                .filter(one -> one.task() == task)
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "its models read no faces",
                        "the task " + task.label(),
                        "give one for " + Task.KEYPOINTS.label() + " or " + Task.EXPRESSION.label()));
    }

    /** The scoring of a model; for key point models with Kaggle's 15 points, which all of them have. */
    static Scoring of(FaceModel model) {
        return of(model.metadata().task());
    }

    /**
     * The scoring of a model with that number of points.
     *
     * @param points at most as many as the model has
     * @throws UserError when it has fewer
     */
    static Scoring of(FaceModel model, int points) {
        if (!(model instanceof KeypointModel keypoints)) {
            return of(model);
        }
        if (points != Keypoint.COUNT && points != Keypoint.EXTENDED_COUNT) {
            throw new OptionError("cannot score " + points + " points", "points", "use 15 or 27");
        }
        if (points > keypoints.points()) {
            throw new UserError(
                    "it places " + keypoints.points() + " points, not " + points,
                    keypoints.name(),
                    "score 15 by the option points, or give a model of the preset points-27");
        }
        return new KeypointScoring(points);
    }

    /** The scoring of a model with all of its points, as in training. */
    static Scoring ofAll(FaceModel model) {
        return of(model, model instanceof KeypointModel keypoints ? keypoints.points() : Keypoint.COUNT);
    }

    /** The task. */
    Task task();

    /**
     * Reads data files for this task.
     *
     * @throws UserError when a file is missing, damaged, of another kind, or has too many bad rows
     */
    Dataset load(List<Path> files, LoadOptions options);

    /**
     * The label set with which to score all of these models; empty for tasks without classes.
     *
     * @param models of this task
     * @param asked the user's choice
     * @throws UserError when the user chose a label set for a task without classes
     */
    Optional<LabelSet> labels(List<FaceModel> models, Optional<LabelSet> asked);

    /**
     * Checks a coverage for {@link Evaluation#sets} before anything is scored.
     *
     * @throws UserError when the task has no classes, or the coverage is not between 0 and 1, both excluded
     */
    void requireCoverage(double coverage);

    /**
     * Scores a model on rows.
     *
     * @param model of this task
     * @param labels the label set, as returned by {@link #labels}
     * @param data as returned by {@link #load}
     * @param rows the rows to score; those without annotations for the task are left out
     * @param training the training rows, where they are known
     * @param progress told how many rows have just been answered
     * @throws UserError when no row is left, or the model cannot answer in these classes
     */
    Evaluation score(
            FaceModel model,
            Optional<LabelSet> labels,
            Dataset data,
            int[] rows,
            Optional<TrainingPart> training,
            IntConsumer progress);
}
