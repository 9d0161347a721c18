package dev.mien.cli.evaluate;

import dev.mien.dataset.Split;
import dev.mien.model.ModelOrigin;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the split that a model was trained with, in a file. */
final class StoredSplit {
    private StoredSplit() {}

    /** The split of the option, or the one in the folder of a model file. */
    static Optional<Split> of(DataOptions options, ModelOrigin origin, int rows) throws IOException {
        Optional<Path> file =
                options.splitFile.or(() -> run(origin).map(RunDirectory::split).filter(Files::exists));
        return file.isPresent() ? Optional.of(SplitFile.read(file.get(), rows)) : Optional.empty();
    }

    /** The folder of a model file, which may be a run's; empty for a shipped model. */
    static Optional<RunDirectory> run(ModelOrigin origin) {
        return origin.path().map(file -> new RunDirectory(file.resolveSibling("")));
    }
}
