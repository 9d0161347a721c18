package dev.mien.train.config;

import dev.mien.model.Task;
import dev.mien.train.history.Metric;
import java.util.Map;
import java.util.Set;

/**
 * The settings of one kind of net: its presets with their recipes, and what a configuration may have. A new kind of net
 * needs a new implementation in {@link Recipes}.
 */
interface TaskSettings {
    /** The task. */
    Task task();

    /** The name in messages: {@code key points}. */
    String name();

    /** The metric that selects the best epoch. */
    Metric metric();

    /** The recipe of each preset, by name. */
    Map<String, Recipe> recipes();

    /** The default preset, which is that of the model that ships. */
    default String preset() {
        return "small";
    }

    /** The supported losses. */
    Set<LossConfig.Kind> losses();

    /** The supported inputs in addition to data files. */
    Set<Ingredient> takes();

    /** The number of outputs of the net for one picture. */
    int outputs(TrainConfig config);

    /** Whether mixup is supported. */
    default boolean mixes() {
        return false;
    }
}
