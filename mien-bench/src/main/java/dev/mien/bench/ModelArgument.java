package dev.mien.bench;

import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.nio.file.Path;

/** Resolves the model arguments of benchmarks. */
final class ModelArgument {
    private ModelArgument() {}

    /** The model that ships for that task if the argument is {@code shipped}, otherwise a model file. */
    static ModelOrigin origin(String argument, Task task) {
        return argument.equals("shipped") ? ModelOrigin.shipped(task) : ModelOrigin.file(Path.of(argument));
    }
}
