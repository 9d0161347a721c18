package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.engine.EngineConfig;
import dev.mien.model.Task;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run's result depends on, written to {@code config.json} with every default in it. {@link Recipes} gives
 * the defaults of a net.
 *
 * @param task what the net answers
 * @param preset the net
 * @param labels the classes of an expression net; null for the other tasks
 * @param data what it is trained on
 * @param seed the seed of all random numbers
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

    public TrainConfig {
        Objective objective = Objectives.of(task, preset);
        require(
                objective.takes().contains(Ingredient.LABELS) == (labels != null),
                "labels",
                "are for expressions, and needed there");
        require(objective.losses().contains(loss.kind()), "loss", "is one of " + names(objective.losses()));
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
        require(augment.mixup() == 0 || objective.mixes(), "mixup", "is for expressions");
        require(augment.enlarge() > 0, "enlargement", "must be at least 1");
    }

    /** A builder that begins with these settings. */
    public TrainConfigBuilder toBuilder() {
        return new TrainConfigBuilder(this);
    }

    /** The same for a net that learns from more than its data files: what {@code description} says, for the model file. */
    public TrainConfig learningFrom(String description) {
        return toBuilder().data(data.and(description)).build();
    }

    /** What the net is trained for. */
    Objective objective() {
        return Objectives.of(task, preset);
    }

    /** How many numbers the net answers for one picture. */
    public int outputs() {
        return objective().outputs(this);
    }

    /** The figure that tells the best epoch. */
    public Metric metric() {
        return objective().metric();
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

    private static String names(Set<LossConfig.Kind> kinds) {
        return kinds.stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
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
