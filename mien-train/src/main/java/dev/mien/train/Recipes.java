package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.model.Task;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The default training configurations of all nets. */
public final class Recipes {
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
        Recipe recipe = Objectives.of(task, preset).recipe(preset);
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

    /** A line for each preset of a task with its defaults, for help texts. */
    public static List<String> describe(Task task) {
        return Objectives.ALL.stream()
                .filter(objective -> objective.task() == task)
                .flatMap(objective -> objective.recipes().entrySet().stream())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> describe(entry.getKey(), entry.getValue()))
                .toList();
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
