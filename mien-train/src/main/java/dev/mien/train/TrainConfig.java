package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.model.Task;
import dev.mien.train.engine.EngineConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run's result depends on, written to {@code config.json} with every default in it. {@link Recipes} gives
 * the defaults of a net.
 *
 * @param task what the net answers
 * @param preset the net
 * @param labels the classes of an expression net; null for key points
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
        String licenceNote) {

    public TrainConfig {
        require((task == Task.EXPRESSION) == (labels != null), "labels", "are for expressions, and needed there");
        require(
                (task == Task.EXPRESSION) == (loss.kind() == LossConfig.Kind.CROSS_ENTROPY),
                "loss",
                "is cross-entropy for expressions and another one for key points");
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
        require(augment.enlarge() > 0, "enlargement", "must be at least 1");
    }

    /** How many numbers the net answers for one face. */
    public int outputs() {
        return labels == null ? 30 : labels.size();
    }

    /** What the engine takes; the classes' weights belong to balanced class weights. */
    EngineConfig toEngine(List<Double> classWeights) {
        return new EngineConfig(
                optimizer.toEngine(), loss.toEngine(classWeights), optimizer.clipNorm(), averageDecay, threads);
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
