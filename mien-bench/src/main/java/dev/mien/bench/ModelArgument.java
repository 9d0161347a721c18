package dev.mien.bench;

import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.nio.file.Path;

/** A model as the benchmarks' arguments name it. */
final class ModelArgument {
    private ModelArgument() {}

    /** The model of that task that ships for {@code shipped}, else the file of that name. */
    static ModelOrigin origin(String argument, Task task) {
        return argument.equals("shipped") ? ModelOrigin.shipped(task) : ModelOrigin.file(Path.of(argument));
    }
}
