package dev.mien.cli.train;

import dev.mien.cli.console.Progress;
import dev.mien.train.TrainingListener;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.history.EpochReport;
import dev.mien.train.history.History;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a training run: a bar within each epoch, and a line after it. */
final class TrainingDisplay implements TrainingListener, AutoCloseable {
    private final PrintWriter out;
    private @Nullable Progress progress;

    TrainingDisplay(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void started(TrainConfig config, History history) {
        say(
                "training %s (%s) on %s: %,d training, %,d validation, %,d test rows",
                config.preset(),
                config.task().label(),
                config.data().files(),
                config.data().trainingRows(),
                config.data().validationRows(),
                config.data().testRows());
        say("split: %s", config.data().split());
        if (!history.epochs().isEmpty()) {
            say("resuming after epoch %d", history.epochs().size());
        }
    }

    @Override
    public void stepped(Step step) {
        if (progress == null) {
            String task = "epoch " + step.epoch() + "/" + step.epochs();
            progress = new Progress(task, step.step() - 1, step.steps(), out);
        }
        progress.at(
                step.step(),
                String.format(Locale.ROOT, "loss %.4f  %.0f images/s", step.loss(), step.imagesPerSecond()));
    }

    @Override
    public void epochEnded(TrainConfig config, History history) {
        close();
        List<EpochReport> epochs = history.epochs();
        EpochReport last = epochs.get(epochs.size() - 1);
        boolean best = history.best().map(last::equals).orElse(false);
        say(
                "epoch %d/%d  train loss %.4f  val loss %.4f  %s %.4f%s  lr %.2e  %.0f s  %.0f images/s",
                last.epoch(),
                config.epochs(),
                last.trainLoss(),
                last.validationLoss(),
                history.metric().label(),
                last.metric(),
                best ? " *" : "  ",
                last.learningRate(),
                last.seconds(),
                last.imagesPerSecond());
    }

    /** Ends the display of the current epoch. */
    @Override
    public void close() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
