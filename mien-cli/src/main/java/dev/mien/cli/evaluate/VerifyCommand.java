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
            "Checks what a model file says of itself against its data: the data's hash, the split, the validation figures.",
            "Audits a split for leaks: held-out faces that training knows, even moved, mirrored, relit or compressed again."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit code 1 where a statement of the file does not hold. Leaks are listed and do not change it. Without a model,"
                    + " the parts that the files themselves name are audited.",
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
            description =
                    "a run directory of 'mien train', a model file, or keypoints, expression or detector for a model that ships")
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
