package dev.mien.cli;

import dev.mien.UserError;
import dev.mien.train.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the model file where a command takes a model file or a run directory. */
final class ModelSource {
    private ModelSource() {}

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
