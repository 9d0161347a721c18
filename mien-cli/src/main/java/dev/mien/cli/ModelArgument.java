package dev.mien.cli;

import dev.mien.UserError;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.train.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the model where a command takes a model file, a run directory or the name of a shipped model. */
final class ModelArgument {
    private ModelArgument() {}

    /**
     * The model that ships under that name, {@code keypoints} or {@code expression}, where there is no such file; else what
     * {@link #file} answers.
     */
    static ModelOrigin origin(Path argument) {
        for (Task task : Task.values()) {
            if (task.label().equals(argument.toString()) && !Files.exists(argument)) {
                return ModelOrigin.shipped(task);
            }
        }
        return ModelOrigin.file(file(argument));
    }

    /** What {@link #origin} takes, for {@link dev.mien.analyze.AnalyzerOptions}: the name of a shipped model, or a file's path. */
    static String name(Path argument) {
        return file(argument).toString();
    }

    /**
     * The best model of a run directory; any other path as it is.
     *
     * @throws UserError when the folder holds no model
     */
    static Path file(Path source) {
        if (!Files.isDirectory(source)) {
            return source;
        }
        Path best = new RunDirectory(source).best();
        if (!Files.exists(best)) {
            throw new UserError(
                    "holds no " + best.getFileName(),
                    source.toString(),
                    "give a run directory of 'mien train' with at least one finished epoch, or a model file");
        }
        return best;
    }
}
