package dev.mien.train;

import dev.mien.OptionError;
import java.util.List;
import java.util.stream.Collectors;

/** What some objectives learn from beside their data files. */
enum Ingredient {
    LABELS("labels"),
    VOTES("votes"),
    TEACHERS("teacher"),
    ANNOTATION_CORRECTION("correct-annotations"),
    BACKGROUND("background"),
    FACES("faces");

    private final String option;

    Ingredient(String option) {
        this.option = option;
    }

    /**
     * Refuses what is given to an objective that does not take it.
     *
     * @throws OptionError when it is given
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
