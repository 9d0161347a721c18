package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.OptionError;
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
        if (objective.takes().contains(Ingredient.LABELS) != (labels != null)) {
            throw labels == null
                    ? new OptionError("an expression model needs its classes", "labels", "use five or seven")
                    : new OptionError("belongs to expressions", "labels", "leave it out");
        }
        if (!objective.losses().contains(loss.kind())) {
            String kind = loss.kind().name().toLowerCase(Locale.ROOT);
            throw new OptionError("no loss '" + kind + "' here", "loss", "use " + names(objective.losses()));
        }
        if (augment.mixup() != 0 && !objective.mixes()) {
            throw new OptionError("belongs to expressions", "mixup", "leave it out");
        }
        if (labels == null && loss.classWeights() != LossConfig.ClassWeights.NONE) {
            throw new OptionError("belongs to expressions", "class-weights", "leave it out");
        }
        if (labels == null && loss.labelSmoothing() != 0) {
            throw new OptionError("belongs to expressions", "label-smoothing", "leave it out");
        }
        requireAtLeast(1, epochs, "epochs");
        requireAtLeast(1, batch, "batch");
        requireAtLeast(1, threads, "threads");
        requireAtLeast(0, patience, "patience");
        require(schedule.learningRate() > 0, schedule.learningRate(), "learning-rate", "a number above 0");
        requireAtLeast(1, schedule.everyEpochs(), "schedule-epochs");
        requireAtLeast(0, optimizer.weightDecay(), "weight-decay");
        requireAtLeast(0, optimizer.clipNorm(), "clip-norm");
        requireBelowOne(averageDecay, "average-decay");
        requireBelowOne(loss.labelSmoothing(), "label-smoothing");
        requireShare(loss.votesWeight(), "votes-weight");
        requireShare(loss.teacherWeight(), "teacher-weight");
        requireAtLeast(0, loss.faceWeight(), "face-weight");
        requireAtLeast(0, augment.mixup(), "mixup");
        requireAtLeast(1, augment.enlarge(), "enlarge");
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

    private static void requireAtLeast(int least, double value, String option) {
        require(value >= least, value, option, "a number from " + least);
    }

    private static void requireBelowOne(double value, String option) {
        require(value >= 0 && value < 1, value, option, "a number from 0, less than 1");
    }

    private static void requireShare(double value, String option) {
        require(value >= 0 && value <= 1, value, option, "a number from 0 to 1");
    }

    private static void require(boolean holds, double value, String option, String expected) {
        if (!holds) {
            String given = value % 1 == 0 ? String.valueOf((long) value) : String.valueOf(value);
            throw new OptionError("'" + given + "' cannot be used", option, "use " + expected);
        }
    }
}
