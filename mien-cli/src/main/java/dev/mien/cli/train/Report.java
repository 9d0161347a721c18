package dev.mien.cli.train;

import dev.mien.UserError;
import dev.mien.cli.argument.ModelArgument;
import dev.mien.cli.console.ExitCode;
import dev.mien.model.ModelOptions;
import dev.mien.report.DataSource;
import dev.mien.report.RunReport;
import dev.mien.train.run.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;

/** Implements {@link ReportCommand}; a separate class, since picocli would load what it uses at each start. */
final class Report {
    private final ReportCommand options;

    Report(ReportCommand options) {
        this.options = options;
    }

    /** Runs the command and returns the exit code. */
    int run() throws IOException {
        if (!Files.isDirectory(options.run)) {
            throw new UserError("no such folder", options.run.toString(), "give the run directory of 'mien train'");
        }
        RunDirectory run = new RunDirectory(options.run);
        DataSource data = options.files.isEmpty()
                ? DataSource.read(run)
                : DataSource.of(options.files, options.reading.toLoadOptions());
        new RunReport(
                        run,
                        ModelOptions.defaults().withFlip(options.tta),
                        options.with.map(ModelArgument::origin),
                        rows -> {})
                .write(data);
        PrintWriter out = options.spec.commandLine().getOut();
        out.println("wrote " + run.report().resolve("index.html"));
        out.flush();
        return ExitCode.DONE;
    }
}
