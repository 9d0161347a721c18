package dev.mien.report;

import dev.mien.plot.Axis;
import dev.mien.plot.Charts;
import dev.mien.plot.Series;
import dev.mien.train.history.EpochReport;
import dev.mien.train.history.History;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The section on training: learning curves, costs and settings. */
final class TrainingSection {
    private static final Axis EPOCH = Axis.of("epoch");

    private final ReportFolder folder;
    private final History history;
    private final EpochReport best;

    private TrainingSection(ReportFolder folder, History history, EpochReport best) {
        this.folder = folder;
        this.history = history;
        this.best = best;
    }

    /** The section of a run with at least one finished epoch. */
    static Section of(ReportFolder folder, TrainedRun run) throws IOException {
        EpochReport best = run.history().best().orElseThrow();
        TrainingSection section = new TrainingSection(folder, run.history(), best);
        List<EpochReport> epochs = run.history().epochs();
        double minutes = epochs.stream().mapToDouble(EpochReport::seconds).sum() / 60;
        List<Block> blocks = List.of(
                section.loss(),
                section.metric(),
                new Block.Fold(
                        "Learning rate, duration and all settings",
                        List.of(
                                section.rate(),
                                section.seconds(),
                                Block.Table.ofText(
                                        "How the run was set (config.json)",
                                        List.of("setting", "value"),
                                        run.settings()))));
        return new Section(
                "training",
                "Training",
                Words.count(epochs.size(), "epoch") + " in " + Words.number(minutes, 1)
                        + " minutes; the best one, by the validation part, is number " + best.epoch()
                        + (run.keepsLast() ? "; the model has the weights of the last." : "."),
                blocks);
    }

    private Block loss() throws IOException {
        EpochReport last = history.epochs().get(history.epochs().size() - 1);
        return folder.chart(
                "loss",
                Charts.lines(
                        "Loss",
                        EPOCH,
                        Axis.of("loss"),
                        List.of(
                                curve("training", EpochReport::trainLoss),
                                curve("validation", EpochReport::validationLoss),
                                Series.mark("best epoch", best.epoch(), best.validationLoss()))),
                "Loss",
                "The validation loss is " + Words.number(best.validationLoss(), 4) + " in the best epoch, "
                        + best.epoch() + ", and " + Words.number(last.validationLoss(), 4) + " in the last, "
                        + last.epoch() + "; the training loss ends at " + Words.number(last.trainLoss(), 4) + ".",
                "The mean loss of each epoch. Training is measured while augmentation and dropout are on, so it can lie"
                        + " above validation.");
    }

    private Block metric() throws IOException {
        String name = Words.metric(history.metric());
        return folder.chart(
                history.metric().label(),
                Charts.lines(
                        "Validation " + name,
                        EPOCH,
                        Axis.of(name),
                        List.of(
                                curve("validation", EpochReport::metric),
                                Series.mark("best epoch", best.epoch(), best.metric()))),
                "Validation " + name,
                "The best " + name + " is " + Words.number(best.metric(), 4) + ", in epoch " + best.epoch() + " of "
                        + history.epochs().size() + ".",
                "The best epoch is chosen by this figure, so its value there is a little too good.");
    }

    private Block rate() throws IOException {
        double highest = history.epochs().stream()
                .mapToDouble(EpochReport::learningRate)
                .max()
                .orElseThrow();
        return folder.chart(
                "learning-rate",
                Charts.lines(
                        "Learning rate",
                        EPOCH,
                        Axis.of("learning rate").from(0),
                        List.of(curve("learning rate", EpochReport::learningRate))),
                "Learning rate",
                "The learning rate goes up to " + Words.rate(highest) + " and ends at "
                        + Words.rate(history.epochs()
                                .get(history.epochs().size() - 1)
                                .learningRate())
                        + ".",
                "The rate of each epoch's last step.");
    }

    private Block seconds() throws IOException {
        double mean = history.epochs().stream()
                .mapToDouble(EpochReport::seconds)
                .average()
                .orElseThrow();
        return folder.chart(
                "seconds",
                Charts.lines(
                        "Seconds per epoch",
                        EPOCH,
                        Axis.of("seconds").from(0),
                        List.of(curve("seconds", EpochReport::seconds))),
                "Seconds per epoch",
                "An epoch takes " + Words.number(mean, 1) + " seconds on average.",
                "Training and validation together.");
    }

    private Series curve(String name, ToDoubleFunction<EpochReport> value) {
        List<EpochReport> epochs = history.epochs();
        return Series.line(
                name,
                epochs.stream().mapToDouble(EpochReport::epoch).toArray(),
                epochs.stream().mapToDouble(value).toArray());
    }
}
