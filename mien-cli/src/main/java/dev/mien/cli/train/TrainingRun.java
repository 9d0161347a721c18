package dev.mien.cli.train;

import dev.mien.cli.console.StopSignal;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.report.RunReport;
import dev.mien.train.RunOptions;
import dev.mien.train.TrainingJob;
import dev.mien.train.TrainingListener;
import dev.mien.train.TrainingResult;
import dev.mien.train.config.Keep;
import dev.mien.train.history.EpochReport;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.SplitFile;
import dev.mien.train.sample.Negatives;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs a training for the command line: shows its progress, stops on Ctrl-C, and writes a report. */
final class TrainingRun {
    private final TrainCommand options;

    TrainingRun(TrainCommand options) {
        this.options = options;
    }

    /** Trains to the end; returns false if it was stopped. */
    boolean train(TrainingJob job, TrainingListener more) throws IOException {
        TrainingResult result;
        try (StopSignal stop = new StopSignal()) {
            try (TrainingDisplay display = new TrainingDisplay(out())) {
                RunOptions run = new RunOptions(
                        options.resume,
                        Duration.ofMinutes(options.checkpointMinutes),
                        stop,
                        TrainingListener.all(more, display));
                result = job.train(options.out, run);
            }
            if (!result.finished()) {
                say("stopped in epoch %d after step %d; go on with --resume", result.epoch(), result.step());
            }
        }
        if (result.finished()) {
            Keep keep = job.config().keep();
            EpochReport kept = keep.of(result.history()).orElseThrow();
            say(
                    "%s epoch %d: val_%s %.4f, val_loss %.4f; the model is %s",
                    keep.name().toLowerCase(Locale.ROOT),
                    kept.epoch(),
                    result.history().metric().label(),
                    kept.metric(),
                    kept.validationLoss(),
                    best());
        }
        return result.finished();
    }

    /** Writes the report, and prints the metrics of the held-out rows. */
    void report(Dataset dataset) throws IOException {
        RunDirectory run = new RunDirectory(options.out);
        RunReport report = new RunReport(run, new ModelOptions(options.threads, false), Optional.empty(), rows -> {});
        String part = SplitFile.read(run.split()).test().length > 0 ? "test" : "validation";
        say("%s", report.write(dataset).summary(part).stripTrailing());
        say("the report is %s", run.report().resolve("index.html"));
    }

    /** Prints how well held-out faces are distinguished from held-out other pictures. */
    void reportFaces(KeypointDataset dataset, Split split, Negatives others) {
        List<GrayImage> faces =
                Arrays.stream(split.test()).mapToObj(dataset::image).toList();
        try (KeypointModel model = KeypointModel.open(best(), new ModelOptions(options.threads, false))) {
            say("%s", FaceScores.of(model, faces, others.heldOutCrops()).stripTrailing());
        }
    }

    private Path best() {
        return new RunDirectory(options.out).best();
    }

    private PrintWriter out() {
        return options.spec.commandLine().getOut();
    }

    private void say(String format, Object... values) {
        out().printf(Locale.ROOT, format + "%n", values);
        out().flush();
    }
}
