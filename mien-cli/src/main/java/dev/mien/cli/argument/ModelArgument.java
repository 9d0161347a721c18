package dev.mien.cli.argument;

import dev.mien.UserError;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.train.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Resolves arguments that are a model file, a run directory or the name of a shipped model. */
public final class ModelArgument {
    private static final String SHIPPED =
            Arrays.stream(Task.values()).map(Task::label).collect(Collectors.joining(", "));

    private ModelArgument() {}

    /**
     * The model of {@link #file} if that file exists, otherwise the shipped model of that name.
     *
     * @throws UserError when there is neither
     */
    public static ModelOrigin origin(Path argument) {
        if (Files.exists(argument)) {
            return ModelOrigin.file(file(argument));
        }
        return Task.ofLabel(argument.toString())
                .map(ModelOrigin::shipped)
                .orElseThrow(() -> new UserError(
                        "no such file, nor a model that ships",
                        argument.toString(),
                        "give a model file, a run directory of 'mien train', or one of " + SHIPPED));
    }

    /** The model for {@link dev.mien.analyze.AnalyzerOptions}: the name of a shipped model, or the path of a file. */
    public static String name(Path argument) {
        return file(argument).toString();
    }

    /**
     * The best model of a run directory; any other path unchanged.
     *
     * @throws UserError when the folder contains no model
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
