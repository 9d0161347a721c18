package dev.mien.train.config;

import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.model.Task;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The default training configurations of all nets. */
public final class Recipes {
    static final List<TaskSettings> ALL =
            List.of(new KeypointSettings(), new ExpressionSettings(), new OnePassSettings());

    private static final String LICENCE_NOTE = "The terms of the training data apply to this model.";

    private Recipes() {}

    /**
     * The default configuration of a net.
     *
     * @param labels the label set of an expression net; null for the other tasks
     * @throws dev.mien.UserError when the task has no preset of that name
     */
    public static TrainConfig of(
            Task task, String preset, @Nullable LabelSet labels, DataFacts data, long seed, int threads) {
        Recipe recipe = Objects.requireNonNull(settings(task, preset).recipes().get(preset));
        return new TrainConfig(
                task,
                preset,
                labels,
                data,
                seed,
                recipe.epochs(),
                recipe.batch(),
                recipe.optimizer(),
                recipe.schedule(),
                recipe.loss(),
                recipe.augment(),
                recipe.averageDecay(),
                recipe.patience(),
                Keep.BEST,
                threads,
                Precision.FLOAT32,
                LICENCE_NOTE);
    }

    /** The default preset of a task. */
    public static String preset(Task task) {
        return settings(task).map(TaskSettings::preset).findFirst().orElseThrow();
    }

    /** A line for each preset of a task with its defaults, for help texts. */
    public static List<String> describe(Task task) {
        return settings(task)
                .flatMap(settings -> settings.recipes().entrySet().stream())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> describe(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * The settings of a preset.
     *
     * @throws OptionError when the task has no preset of that name
     */
    static TaskSettings settings(Task task, String preset) {
        return settings(task)
                .filter(settings -> settings.recipes().containsKey(preset))
                .findFirst()
                .orElseThrow(() -> new OptionError(
                        "unknown preset '" + preset + "'",
                        "preset",
                        "use one of: " + String.join(", ", presets(task))));
    }

    private static List<String> presets(Task task) {
        return settings(task)
                .flatMap(settings -> settings.recipes().keySet().stream())
                .sorted()
                .toList();
    }

    private static Stream<TaskSettings> settings(Task task) {
        return ALL.stream().filter(settings -> settings.task() == task);
    }

    private static String describe(String preset, Recipe recipe) {
        return String.format(
                Locale.ROOT,
                "%s: %d epochs of batch %d, %s at %s (%s), weight decay %s, %s, augmentation %s x%d, average %s, patience %d",
                preset,
                recipe.epochs(),
                recipe.batch(),
                lower(recipe.optimizer().kind()),
                recipe.schedule().learningRate(),
                lower(recipe.schedule().kind()),
                recipe.optimizer().weightDecay(),
                lower(recipe.loss().kind()),
                recipe.augment().recipe(),
                recipe.augment().enlarge(),
                recipe.averageDecay(),
                recipe.patience());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
