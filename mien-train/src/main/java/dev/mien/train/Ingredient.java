package dev.mien.train;

import dev.mien.OptionError;
import java.util.List;
import java.util.stream.Collectors;

/** Optional inputs of training in addition to the data files. */
enum Ingredient {
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
     * Refuses inputs that an objective does not support.
     *
     * @throws OptionError when there is one; names it
     */
    static void refuse(Objective objective, List<Ingredient> given) {
        for (Ingredient one : given) {
            if (!objective.takes().contains(one)) {
                String others = Objectives.ALL.stream()
                        .filter(other -> other.takes().contains(one))
                        .map(Objective::name)
                        .distinct()
                        .collect(Collectors.joining(" and "));
                throw new OptionError("belongs to " + others, one.option, "leave it out");
            }
        }
    }
}
