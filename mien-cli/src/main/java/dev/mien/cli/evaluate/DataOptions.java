package dev.mien.cli.evaluate;

import dev.mien.cli.argument.ReadingOptions;
import dev.mien.dataset.LoadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the data files to evaluate on: how they are read and split. */
final class DataOptions {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "a data file (.csv, .csv.gz, .zip) or folder; may be given several times, in the order of"
                    + " training")
    List<Path> files = List.of();

    @Option(
            names = "--split-file",
            paramLabel = "FILE",
            description = "the split.json of the model's run (default: the one beside the model file, if there is one)")
    Optional<Path> splitFile = Optional.empty();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    /** How the files are read; see {@link ReadingOptions#toLoadOptions}. */
    LoadOptions toLoadOptions() {
        return reading.toLoadOptions();
    }
}
