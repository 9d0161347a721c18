package dev.mien.cli.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mien verify}: verifies the metadata of a model file against its data, and reports leaks. */
@Command(
        name = "verify",
        description = {
            "Checks the claims of a model file against its data: the hash of the data, the split, the validation"
                    + " figures.",
            "Also finds leaks: held-out faces that are in the training part too, even if moved, mirrored, relit or"
                    + " compressed again; for detectors, held-out photos that are, even if mirrored, resized or compressed again."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "The exit code is 1 if a claim does not hold or rows had to be skipped; leaks are listed and do not change it. Without a model,"
                    + " leaks are looked for between the parts that the files name.",
            "",
            "Examples:",
            "  mien verify expression --data fer2013.csv.gz",
            "  mien verify runs/points --data helen.csv.gz \\",
            "      --split-file runs/points/split.json",
            "  mien verify detector --data boxes.csv --background noface \\",
            "      --split-file split.json",
            "  mien verify --data fer2013.csv.gz --json leaks.json"
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "a run directory of 'mien train', a model file, or keypoints, expression or detector for"
                    + " a model that ships")
    Optional<Path> model = Optional.empty();

    @Mixin
    DataOptions data = new DataOptions();

    @Option(
            names = "--background",
            paramLabel = "DIR",
            description = "detectors: the photos without a face that it was trained with")
    Optional<Path> background = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "write all checks and leaks as JSON")
    Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws IOException {
        return new Verify(this).run();
    }
}
