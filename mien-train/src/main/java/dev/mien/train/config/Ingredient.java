package dev.mien.train.config;

import dev.mien.OptionError;
import dev.mien.model.Task;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Optional inputs of training in addition to the data files. */
public enum Ingredient {
    LABELS("labels"),
    VOTES("votes"),
    TEACHERS("teacher"),
    FOLD("fold"),
    FOLD_TEACHERS("fold-teacher"),
    ANNOTATION_CORRECTION("correct-annotations"),
    BACKGROUND("background"),
    FACES("faces");

    private final String option;

    Ingredient(String option) {
        this.option = option;
    }

    /**
     * Refuses inputs that a net does not support.
     *
     * @throws OptionError when there is one, which it names, or when the task has no such preset
     */
    public static void refuse(Task task, String preset, List<Ingredient> given) {
        Set<Ingredient> taken = Recipes.settings(task, preset).takes();
        for (Ingredient one : given) {
            if (!taken.contains(one)) {
                String others = Recipes.ALL.stream()
                        .filter(other -> other.takes().contains(one))
                        .map(TaskSettings::name)
                        .distinct()
                        .collect(Collectors.joining(" and "));
                throw new OptionError("belongs to " + others, one.option, "leave it out");
            }
        }
    }
}
