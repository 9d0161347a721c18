package dev.mien.train.config;

import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.engine.EngineConfig;
import dev.mien.model.Task;
import dev.mien.train.history.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a run: everything that its result depends on, written to {@code config.json} including all
 * defaults. {@link Recipes} has the defaults of each net.
 *
 * @param task the task of the net
 * @param preset the name of the net
 * @param labels the label set of an expression net; null for the other tasks
 * @param data the description of its data
 * @param seed the seed of all random numbers
 * @param epochs the largest number of epochs, at least 1
 * @param batch the batch size, at least 1
 * @param optimizer the optimizer
 * @param schedule the learning rate schedule
 * @param loss the loss
 * @param augment the augmentation
 * @param averageDecay the decay per step of the moving average of the weights, which is validated and saved;
 *     0 for none, less than 1
 * @param patience the number of epochs without improvement of the validation metric after which training stops; 0 for
 *     never
 * @param keep whose weights the model gets
 * @param threads the number of threads of the engine, at least 1, which affects rounding
 * @param precision the numerical precision of steps, which affects rounding, too
 * @param licenceNote the licence terms of the training data, for the model file
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
        Keep keep,
        int threads,
        Precision precision,
        String licenceNote) {

    /**
     * Checks the settings.
     *
     * @throws OptionError when one is out of range, or does not belong to the task
     */
    public TrainConfig {
        keep = Objects.requireNonNullElse(keep, Keep.BEST); // runs of earlier versions do not say
        TaskSettings settings = Recipes.settings(task, preset);
        if (settings.takes().contains(Ingredient.LABELS) != (labels != null)) {
            throw labels == null
                    ? new OptionError("an expression model needs its classes", "labels", "use five or seven")
                    : new OptionError("belongs to expressions", "labels", "leave it out");
        }
        if (!settings.losses().contains(loss.kind())) {
            String kind = loss.kind().name().toLowerCase(Locale.ROOT);
            throw new OptionError("no loss '" + kind + "' here", "loss", "use " + names(settings.losses()));
        }
        if (augment.mixup() != 0 && !settings.mixes()) {
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
        requireAtLeast(0, optimizer.sharpness(), "sharpness");
        requireBelowOne(averageDecay, "average-decay");
        requireBelowOne(loss.labelSmoothing(), "label-smoothing");
        requireShare(loss.votesWeight(), "votes-weight");
        requireShare(loss.teacherWeight(), "teacher-weight");
        requireAtLeast(0, loss.faceWeight(), "face-weight");
        requireAtLeast(0, augment.mixup(), "mixup");
        requireAtLeast(1, augment.enlarge(), "enlarge");
    }

    /** A builder that starts with these settings. */
    public TrainConfigBuilder toBuilder() {
        return new TrainConfigBuilder(this);
    }

    /**
     * The same configuration for a net with additional data, which {@code description} describes for the model file.
     */
    public TrainConfig learningFrom(String description) {
        return toBuilder().data(data.and(description)).build();
    }

    /** The number of outputs of the net for one picture. */
    public int outputs() {
        return Recipes.settings(task, preset).outputs(this);
    }

    /** The metric that selects the best epoch. */
    public Metric metric() {
        return Recipes.settings(task, preset).metric();
    }

    /** The configuration of the engine. */
    public EngineConfig toEngine(List<Double> classWeights) {
        return new EngineConfig(
                optimizer.toEngine(),
                loss.toEngine(classWeights),
                optimizer.clipNorm(),
                averageDecay,
                threads,
                precision == Precision.BFLOAT16,
                optimizer.sharpness());
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
