package dev.mien.cli.train;

import dev.mien.cli.argument.ReadingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mien report}: recreates the report in a run directory. */
@Command(
        name = "report",
        description = "Writes the report of a run again: its page, figures and scores.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "It also works while a run is in progress or after it was killed, and then shows the best model so far.",
            "",
            "Examples:",
            "  mien report runs/expression",
            "  mien report runs/expression --with runs/keypoints"
        })
public final class ReportCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "a run directory of 'mien train'")
    Path run = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "the training files in their order, if they have been moved; may be given several times")
    List<Path> files = List.of();

    @Option(
            names = "--with",
            paramLabel = "RUN|MODEL.onnx",
            description = "a model of the other task, to show faces as both see them")
    Optional<Path> with = Optional.empty();

    @Option(names = "--tta", description = "average with the mirror image: twice the work, slightly more accurate")
    boolean tta;

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    @Override
    public Integer call() throws IOException {
        return new Report(this).run();
    }
}
