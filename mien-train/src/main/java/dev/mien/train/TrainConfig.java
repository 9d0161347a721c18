package dev.mien.train;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.model.DetectorModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.PyramidCells;
import dev.mien.model.Task;
import dev.mien.net.Presets;
import dev.mien.net.PyramidDetector;
import dev.mien.train.engine.EngineConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run's result depends on, written to {@code config.json} with every default in it. {@link Recipes} gives
 * the defaults of a net.
 *
 * @param task what the net answers
 * @param preset the net
 * @param labels the classes of an expression net; null for the other tasks
 * @param data what it is trained on
 * @param seed what all random numbers are made of
 * @param epochs how many times the training rows are gone through, at most
 * @param batch how many samples make a step
 * @param optimizer how steps are taken
 * @param schedule how large they are
 * @param loss what is made small
 * @param augment how the training samples are varied
 * @param averageDecay the decay per step of the moving average of the weights, which is what is validated and kept; 0 for
 *     none
 * @param patience training ends when the validation figure has not become better for so many epochs; 0 for never
 * @param threads how many threads the engine uses; another number gives another rounding
 * @param precision the numbers that a step computes with; others give another rounding too
 * @param licenceNote what the training data allows, for the model file
 */
public record TrainConfig(
        Task task,
        String preset,
        @Nullable LabelSet labels,
        DataFacts data,
        long seed,
        int epochs,
        int batch,
        OptimizerConfig optimizer,
        Schedule schedule,
        LossConfig loss,
        AugmentConfig augment,
        double averageDecay,
        int patience,
        int threads,
        Precision precision,
        String licenceNote) {

    /** Brings the cross-entropy of faces to about the size of a loss on coordinates near its end. */
    private static final double FACE_WEIGHT = .5;

    public TrainConfig {
        require((task == Task.EXPRESSION) == (labels != null), "labels", "are for expressions, and needed there");
        require(
                (task == Task.EXPRESSION) == (loss.kind() == LossConfig.Kind.CROSS_ENTROPY),
                "loss",
                "is cross-entropy for expressions and another one for key points");
        require(
                (task == Task.DETECTOR)
                        == (loss.kind() == LossConfig.Kind.DETECTION || loss.kind() == LossConfig.Kind.PYRAMID),
                "loss",
                "is detection for a detector and another one for key points");
        require(epochs > 0, "epochs", "must be at least 1");
        require(batch > 0, "batch", "must be at least 1");
        require(threads > 0, "threads", "must be at least 1");
        require(patience >= 0, "patience", "must be at least 0");
        require(schedule.learningRate() > 0, "learning rate", "must be more than 0");
        require(schedule.everyEpochs() > 0, "schedule's epochs", "must be at least 1");
        require(optimizer.weightDecay() >= 0, "weight decay", "must be at least 0");
        require(optimizer.clipNorm() >= 0, "clip norm", "must be at least 0");
        require(averageDecay >= 0 && averageDecay < 1, "average's decay", "must be at least 0 and less than 1");
        require(share(loss.labelSmoothing()), "label smoothing", "must be at least 0 and less than 1");
        require(loss.votesWeight() >= 0 && loss.votesWeight() <= 1, "votes' weight", "must be in 0..1");
        require(loss.teacherWeight() >= 0 && loss.teacherWeight() <= 1, "teachers' weight", "must be in 0..1");
        require(loss.faceWeight() >= 0, "faces' weight", "must be at least 0");
        require(augment.mixup() >= 0, "mixup", "must be at least 0");
        require(augment.mixup() == 0 || task == Task.EXPRESSION, "mixup", "is for expressions");
        require(augment.enlarge() > 0, "enlargement", "must be at least 1");
    }

    /** The same for a key point net that also learns to tell faces from other pictures. */
    public TrainConfig withFaces(FaceOrNot more) {
        return with(data.and(more.description()), loss.withFaceWeight(FACE_WEIGHT));
    }

    /** The same for a net that learns from more than its data files: what {@code description} says, for the model file. */
    public TrainConfig learningFrom(String description) {
        return with(data.and(description), loss);
    }

    private TrainConfig with(DataFacts otherData, LossConfig otherLoss) {
        return new TrainConfig(
                task,
                preset,
                labels,
                otherData,
                seed,
                epochs,
                batch,
                optimizer,
                schedule,
                otherLoss,
                augment,
                averageDecay,
                patience,
                threads,
                precision,
                licenceNote);
    }

    /** How many numbers the net answers for one 96x96 picture. */
    public int outputs() {
        if (labels != null) {
            return labels.size();
        }
        if (loss.kind() == LossConfig.Kind.PYRAMID) {
            return PyramidCells.outputs(PyramidDetector.SIDE, PyramidDetector.SIDE);
        }
        if (task == Task.DETECTOR) {
            return DetectorModel.outputs(ModelMetadata.INPUT_SIZE, ModelMetadata.INPUT_SIZE);
        }
        return loss.faceWeight() > 0 ? Presets.KEYPOINTS_AND_FACE : 2 * Keypoint.COUNT;
    }

    /** The figure that tells the best epoch. */
    public Metric metric() {
        return loss.kind() == LossConfig.Kind.PYRAMID ? Metric.BOX_AVERAGE_PRECISION : Metric.of(task);
    }

    /** What the engine takes; the classes' weights belong to balanced class weights. */
    EngineConfig toEngine(List<Double> classWeights) {
        return new EngineConfig(
                optimizer.toEngine(),
                loss.toEngine(classWeights),
                optimizer.clipNorm(),
                averageDecay,
                threads,
                precision == Precision.BFLOAT16);
    }

    private static boolean share(double value) {
        return value >= 0 && value < 1;
    }

    private static void require(boolean holds, String what, String rule) {
        if (!holds) {
            throw new UserError("the " + what + " " + rule, "training options", "change that option");
        }
    }
}
