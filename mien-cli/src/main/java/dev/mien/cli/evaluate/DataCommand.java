package dev.mien.cli.evaluate;

import dev.mien.cli.argument.JsonFile;
import dev.mien.cli.argument.ReadingOptions;
import dev.mien.cli.console.ExitCode;
import dev.mien.cli.console.OptionWords;
import dev.mien.dataset.DataReport;
import dev.mien.dataset.DataText;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.report.DataCharts;
import java.io.IOException;
import java.io.PrintWriter;
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

/** {@code mien data}: reports statistics and problems of data files. */
@Command(
        name = "data",
        description = "Describes a data set: rows, splits, classes, missing points, copies, bad rows.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  mien data fer2013.csv.gz --out report",
            "  mien data training.csv --json training.json",
            "  mien data archive.zip",
        })
public final class DataCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "DATASET",
            description = "data files (.csv, .csv.gz, .zip) or folders of pictures by class; several are counted as"
                    + " one data set")
    List<Path> files = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "write the counts as JSON")
    Optional<Path> json = Optional.empty();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "write charts here: classes.png (expressions) or points.png (missing key points)")
    Optional<Path> out = Optional.empty();

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    @Override
    public Integer call() throws IOException {
        JsonFile.refuseInput(json, files);
        long begin = System.nanoTime();
        Dataset data = Datasets.any(files, reading.toLoadOptions().withImagesOptional());
        DataReport report = DataReport.of(data, (System.nanoTime() - begin) / 1e9);
        PrintWriter screen = spec.commandLine().getOut();
        screen.print(OptionWords.of(DataText.of(report, data)));
        JsonFile.write(json, report.toJson());
        if (out.isPresent()) {
            screen.println(DataCharts.write(report, data.name(), out.get())
                    .map(png -> "wrote " + png)
                    .orElse("no point is missing, so there is no chart to draw"));
        }
        screen.flush();
        return ExitCode.DONE;
    }
}
