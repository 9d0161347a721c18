package dev.mien.cli.train;

import dev.mien.cli.console.ExitCode;
import dev.mien.cli.console.StopSignal;
import dev.mien.demo.Demo;
import dev.mien.demo.DemoOptions;
import dev.mien.engine.EngineFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mien demo}: runs the whole workflow without any data. */
@Command(
        name = "demo",
        description = "Runs the whole chain on synthetic faces: trains both nets, scores them, draws their answers."
                + " Needs no data.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Ctrl-C ends it after the current step, and the same command resumes it. A finished demo is only scored"
                    + " again."
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            defaultValue = "runs/demo",
            description = "the folder for models, figures and pictures (default: ${DEFAULT-VALUE})")
    Path out = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "the seed of all random numbers (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--faces",
            paramLabel = "N",
            defaultValue = "2450",
            description = "the number of synthetic faces (default: ${DEFAULT-VALUE})")
    int faces;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "12",
            description = "epochs of each net (default: ${DEFAULT-VALUE})")
    int epochs;

    @Option(names = "--threads", paramLabel = "N", description = "threads for training (default: all cores)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        EngineFactory.installed(); // before anything is drawn
        PrintWriter lines = spec.commandLine().getOut();
        try (StopSignal stop = new StopSignal()) {
            boolean finished;
            try (TrainingDisplay display = new TrainingDisplay(lines)) {
                finished = Demo.run(
                                new DemoOptions(out, faces, epochs, seed, threads),
                                line -> {
                                    lines.println(line);
                                    lines.flush();
                                },
                                stop,
                                display)
                        .isPresent();
            }
            if (!finished) {
                lines.println("stopped; the same command goes on");
                lines.flush();
            }
        }
        return ExitCode.DONE;
    }
}
