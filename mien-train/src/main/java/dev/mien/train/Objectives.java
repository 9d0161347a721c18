package dev.mien.train;

import dev.mien.OptionError;
import dev.mien.model.Task;
import java.util.List;

/** All objectives; if a task has several, they have different presets. */
final class Objectives {
    static final List<Objective> ALL =
            List.of(new KeypointObjective(), new ExpressionObjective(), new OnePassObjective());

    private Objectives() {}

    /**
     * The objective of a preset.
     *
     * @throws OptionError when the task has no preset of that name
     */
    static Objective of(Task task, String preset) {
        return ALL.stream()
                .filter(one -> one.task() == task && one.recipes().containsKey(preset))
                .findFirst()
                .orElseThrow(() -> new OptionError(
                        "unknown preset '" + preset + "'",
                        "preset",
                        "use one of: " + String.join(", ", presets(task))));
    }

    /** The default preset of a task. */
    static String preset(Task task) {
        return ALL.stream()
                .filter(one -> one.task() == task)
                .map(Objective::preset)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> presets(Task task) {
        return ALL.stream()
                .filter(one -> one.task() == task)
                .flatMap(one -> one.recipes().keySet().stream())
                .sorted()
                .toList();
    }
}
