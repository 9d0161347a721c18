package dev.mien.demo;

import dev.mien.LabelSet;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.evaluate.ExpressionEvaluation;
import dev.mien.evaluate.KeypointEvaluation;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.report.DataSource;
import dev.mien.report.RunReport;
import dev.mien.synthetic.SyntheticFace;
import dev.mien.synthetic.SyntheticFaces;
import dev.mien.train.RunOptions;
import dev.mien.train.TrainingData;
import dev.mien.train.TrainingJob;
import dev.mien.train.TrainingListener;
import dev.mien.train.config.DataFacts;
import dev.mien.train.config.Recipes;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.run.RunDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Demonstrates the whole workflow on synthetic faces: trains both nets for a short time, evaluates them on held-out
 * faces, and draws their answers. An interrupted demo is resumed when it is run again; a finished one is only evaluated
 * again.
 */
public final class Demo {
    private static final String PRESET = "small";
    private static final LabelSet LABELS = LabelSet.SEVEN;
    private static final String LICENCE_NOTE =
            "Trained on synthetic faces alone; nobody's rights stand against any use.";

    /** The decay of the moving average of the weights, over about the last hundred steps, since the run is short. */
    private static final double AVERAGE_DECAY = .99;

    private final DemoOptions options;
    private final Consumer<String> say;
    private final DemoFolder folder;
    private final List<SyntheticFace> faces;
    private final KeypointDataset keypoints;
    private final ExpressionDataset expressions;
    private final Split split;

    private Demo(DemoOptions options, Consumer<String> say) {
        this.options = options;
        this.say = say;
        this.folder = new DemoFolder(options.out());
        this.faces = SyntheticFaces.faces(options.faces(), LABELS, options.seed());
        this.keypoints = SyntheticFaces.keypoints(faces);
        this.expressions = SyntheticFaces.expressions(faces);
        // Both nets are split alike, so that the faces held out are new to both.
        this.split = Splits.random(expressions, .1, Splits.TEST, options.seed());
    }

    /**
     * Runs the demo.
     *
     * @param say receives the output, line by line
     * @param stop called between training steps: true stops the demo, which can be resumed
     * @param listener receives the progress of training
     * @return the scores; empty if it was stopped
     * @throws dev.mien.UserError when the folder contains a demo with other options
     * @throws IOException when a file of the folder cannot be read or written
     */
    public static Optional<DemoResult> run(
            DemoOptions options, Consumer<String> say, BooleanSupplier stop, TrainingListener listener)
            throws IOException {
        long start = System.nanoTime();
        Demo demo = new Demo(options, say);
        demo.say("drew %d faces in %.1f s", options.faces(), secondsSince(start));
        if (!demo.trainKeypoints(stop, listener) || !demo.trainExpression(stop, listener)) {
            return Optional.empty();
        }
        return Optional.of(demo.finish(start));
    }

    private boolean trainKeypoints(BooleanSupplier stop, TrainingListener listener) throws IOException {
        TrainConfig config = config(Task.KEYPOINTS, null, keypoints);
        return train(config, TrainingData.of(config, keypoints, split), folder.keypoints(), stop, listener);
    }

    private boolean trainExpression(BooleanSupplier stop, TrainingListener listener) throws IOException {
        TrainConfig config = config(Task.EXPRESSION, LABELS, expressions);
        return train(config, TrainingData.of(config, expressions, split), folder.expression(), stop, listener);
    }

    private boolean train(
            TrainConfig config, TrainingData data, RunDirectory run, BooleanSupplier stop, TrainingListener listener)
            throws IOException {
        say(
                "training the net for %s on %d of them",
                config.task().label(), config.data().trainingRows());
        DataSource source = DataSource.synthetic(options.faces(), options.seed());
        TrainingListener listeners = TrainingListener.all(source.keptIn(run), listener);
        RunOptions runOptions = new RunOptions(true, Duration.ofMinutes(1), stop, listeners);
        return TrainingJob.of(config, data, split).train(run.path(), runOptions).finished();
    }

    /** The configuration of the preset with fewer epochs. */
    private TrainConfig config(Task task, @Nullable LabelSet labels, Dataset dataset) {
        DataFacts facts = DataFacts.of(dataset, split, labels);
        TrainConfig usual = Recipes.of(task, PRESET, labels, facts, options.seed(), options.threads());
        return usual.toBuilder()
                .epochs(options.epochs())
                .averageDecay(AVERAGE_DECAY)
                .patience(0)
                .licenceNote(LICENCE_NOTE)
                .build();
    }

    private DemoResult finish(long start) throws IOException {
        ModelOptions model = new ModelOptions(options.threads(), false);
        KeypointEvaluation points = (KeypointEvaluation)
                report(folder.keypoints(), folder.expression(), model).write(keypoints);
        ExpressionEvaluation expression = (ExpressionEvaluation)
                report(folder.expression(), folder.keypoints(), model).write(expressions);
        DemoPictures.write(folder, faces, split.test(), model, options.seed());
        DemoResult result = new DemoResult(points, expression, secondsSince(start));
        DemoNumbers.write(folder, options, result);
        say.accept("");
        DemoNumbers.text(folder, result).lines().forEach(say);
        return result;
    }

    private static RunReport report(RunDirectory run, RunDirectory other, ModelOptions model) {
        return new RunReport(run, model, Optional.of(ModelOrigin.file(other.best())), rows -> {});
    }

    private void say(String format, Object... values) {
        say.accept(String.format(Locale.ROOT, format, values));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
