package dev.mien.cli;

import dev.mien.LabelSet;
import dev.mien.WholeFile;
import dev.mien.dataset.DataCharts;
import dev.mien.dataset.DataReport;
import dev.mien.dataset.DataText;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.LoadOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mien data}: data files come in; what is in them, and the traps in them, go out. */
@Command(
        name = "data",
        description = "Says what is in a data set: rows, splits, classes, missing points, copies, bad rows.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  mien data fer2013.csv.gz --out report",
            "  mien data training.csv --json training.json",
            "  mien data archive.zip",
        })
final class DataCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "DATASET",
            description = "data files (.csv, .csv.gz, .zip) or folders of pictures by class; several become one set")
    List<Path> files = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "write the counts as JSON")
    Optional<Path> json = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "write charts here: classes.png (expressions) or points.png (missing key points)")
    Optional<Path> out = Optional.empty();

    @Option(
            names = "--file-labels",
            paramLabel = "SET",
            description = "what class numbers in the files mean: five or seven (default: five where there is no column"
                    + " 'Usage' and no class above 4)")
    Optional<String> fileLabels = Optional.empty();

    @Option(
            names = "--bad-rows",
            paramLabel = "SHARE",
            description = "the share of bad rows to bear, in 0..1 (default ${DEFAULT-VALUE})",
            defaultValue = "" + LoadOptions.BAD_ROW_LIMIT)
    double badRows = LoadOptions.BAD_ROW_LIMIT;

    @Override
    public Integer call() throws IOException {
        LoadOptions options = LoadOptions.defaults().withBadRowLimit(badRows).withImagesOptional();
        if (fileLabels.isPresent()) {
            options = options.withFileLabels(LabelSet.ofLabel(fileLabels.get()));
        }
        long begin = System.nanoTime();
        Dataset data = Datasets.any(files, options);
        DataReport report = DataReport.of(data, (System.nanoTime() - begin) / 1e9);
        PrintWriter screen = spec.commandLine().getOut();
        screen.print(DataText.of(report, data));
        if (json.isPresent()) {
            WholeFile.write(json.get(), report.toJson());
        }
        if (out.isPresent()) {
            DataCharts.write(report, data.name(), out.get()).ifPresent(png -> screen.println("wrote " + png));
        }
        screen.flush();
        return Main.DONE;
    }
}
