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

/** What scoring is for models of one task: the data it takes, the classes it answers in, and the scores. */
public sealed interface Scoring permits KeypointScoring, ExpressionScoring {

    /** How models of that task are scored; a detector is scored by {@link DetectorEvaluator}. */
    static Scoring of(Task task) {
        return List.of(new KeypointScoring(Keypoint.COUNT), new ExpressionScoring()).stream()
                .filter(one -> one.task() == task)
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "its models read no faces",
                        "the task " + task.label(),
                        "give one for " + Task.KEYPOINTS.label() + " or " + Task.EXPRESSION.label()));
    }

    /** How this model is scored; a key point model on Kaggle's 15 points, which all have. */
    static Scoring of(FaceModel model) {
        return of(model.metadata().task());
    }

    /**
     * How this model is scored on so many points.
     *
     * @param points at most those that the model places
     * @throws UserError when it places fewer
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

    /** How this model is scored on all that it answers, as training scores it. */
    static Scoring ofAll(FaceModel model) {
        return of(model, model instanceof KeypointModel keypoints ? keypoints.points() : Keypoint.COUNT);
    }

    /** What is scored. */
    Task task();

    /**
     * Reads data files of the kind that is scored.
     *
     * @throws UserError when a file is missing, damaged, of another kind, or has too many bad rows
     */
    Dataset load(List<Path> files, LoadOptions options);

    /**
     * The classes that all of these models are scored in; empty where they have none.
     *
     * @param models of this task
     * @param asked what the user asks for
     * @throws UserError when classes are asked for and there are none
     */
    Optional<LabelSet> labels(List<FaceModel> models, Optional<LabelSet> asked);

    /**
     * Lets the model answer for rows, and scores it.
     *
     * @param model of this task
     * @param labels the classes to answer in, as {@link #labels} gives them
     * @param data as {@link #load} gives it
     * @param rows the rows to score; those that say nothing of what is scored are left out
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
