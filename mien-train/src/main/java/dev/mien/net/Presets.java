package dev.mien.net;

import dev.mien.UserError;
import dev.mien.model.Task;
import java.util.List;

/** The nets that can be asked for by name. */
public final class Presets {
    /** All names, for help texts and messages. */
    public static final List<String> NAMES = List.of("seed", "small");

    private Presets() {}

    /**
     * The net of that name for a task, input [1, 96, 96].
     *
     * @param outputs 30 for key points, the number of classes for expressions
     */
    public static Net create(String name, Task task, int outputs) {
        return switch (name) {
            case "seed" -> SeedPreset.create(task, outputs);
            case "small" -> SmallPreset.create(task, outputs);
            default -> throw new UserError("unknown preset '" + name + "'", "--preset", "use one of: " + NAMES);
        };
    }
}
