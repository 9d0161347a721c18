package dev.mien.train;

import dev.mien.engine.Engine;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.history.EpochReport;
import dev.mien.train.history.Metric;
import dev.mien.train.history.RunProgress;
import dev.mien.train.run.Checkpoint;
import dev.mien.train.sample.Batch;
import dev.mien.train.sample.BatchPlan;
import dev.mien.train.sample.InputPipeline;
import dev.mien.train.sample.Seeds;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The steps, epochs and checkpoints of a run; everything else is in {@link Trainer}. All state is in the checkpoints: a
 * loop recreated from one continues identically.
 */
final class TrainingLoop {
    private final TrainConfig config;
    private final TrainingData data;
    private final Engine engine;
    private final RunOptions options;
    private final int steps;
    private final Saver saver;

    private RunProgress progress;
    private Map<String, float[]> best;
    private double learningRate;
    private long savedAt = System.nanoTime();

    /** Saves checkpoints. */
    @FunctionalInterface
    interface Saver {
        /** Saves a checkpoint. */
        void save(Checkpoint checkpoint) throws IOException;
    }

    /** A loop that continues from {@code progress}, to which the engine's state must correspond. */
    TrainingLoop(
            TrainConfig config,
            TrainingData data,
            Engine engine,
            RunOptions options,
            RunProgress progress,
            Map<String, float[]> best,
            Saver saver) {
        this.config = config;
        this.data = data;
        this.engine = engine;
        this.options = options;
        this.steps = BatchPlan.stepsPerEpoch(data.training().size(), config.batch());
        this.progress = progress;
        this.best = best;
        this.saver = saver;
    }

    /** The weights that are kept so far by parameter name; empty before the end of the first epoch. */
    Map<String, float[]> best() {
        return best;
    }

    /**
     * Trains until the end or a stop request; both write a checkpoint.
     *
     * @throws TrainingDivergedException when the loss or the weights are no longer finite
     */
    TrainingResult run() throws IOException {
        try (InputPipeline pipeline = new InputPipeline(
                data.training(),
                BatchPlan.training(
                        data.training().size(), config.batch(), config.seed(), progress.epoch(), progress.step()),
                config.batch())) {
            while (!over()) {
                if (!takeSteps(pipeline) || !validate()) {
                    save();
                    return result(false);
                }
            }
        }
        return result(true);
    }

    private boolean over() {
        return progress.epoch() >= config.epochs() || progress.history().exhausted(config.patience());
    }

    /** Performs the remaining steps of the epoch; returns false on a stop request. */
    private boolean takeSteps(InputPipeline pipeline) throws IOException {
        while (progress.step() < steps) {
            if (options.stop().getAsBoolean()) {
                return false;
            }
            step(pipeline);
            if (System.nanoTime() - savedAt >= options.checkpointEvery().toNanos() && progress.step() < steps) {
                save();
            }
        }
        return true;
    }

    private void step(InputPipeline pipeline) {
        long start = System.nanoTime();
        Batch batch = pipeline.next();
        int epoch = progress.epoch();
        learningRate = rate(progress.step());
        double loss = engine.step(
                batch.images(),
                batch.targets(),
                batch.count(),
                learningRate,
                Seeds.of(config.seed(), Seeds.DROPOUT, epoch, progress.step()));
        if (!Double.isFinite(loss)) {
            throw diverged("the loss is " + loss);
        }
        progress = progress.afterStep(loss, batch.count(), (System.nanoTime() - start) / 1e9);
        options.listener()
                .stepped(new TrainingListener.Step(
                        epoch + 1, config.epochs(), progress.step(), steps, loss, imagesPerSecond()));
    }

    /** Validates and finishes the epoch; returns false on a stop request before that. */
    private boolean validate() throws IOException {
        long start = System.nanoTime();
        Metric metric = progress.history().metric();
        Optional<Validation> validation =
                Validation.of(engine, data.validation(), metric, config.batch(), options.stop());
        if (validation.isEmpty()) {
            return false;
        }
        double loss = validation.get().loss();
        if (!Double.isFinite(loss) || !Double.isFinite(validation.get().metric())) {
            throw diverged("the validation loss is " + loss);
        }
        progress = progress.afterEpoch(new EpochReport(
                progress.epoch() + 1,
                progress.seconds() + (System.nanoTime() - start) / 1e9,
                progress.lossSum() / progress.samples(),
                loss,
                validation.get().metric(),
                rate(steps - 1),
                imagesPerSecond()));
        if (config.keep().isLastOf(progress.history())) {
            best = engine.weights().asMap();
        }
        save();
        options.listener().epochEnded(config, progress.history());
        return true;
    }

    private void save() throws IOException {
        Checkpoint checkpoint = new Checkpoint(progress, engine.state(), best);
        Optional<String> broken = checkpoint.notFinite();
        if (broken.isPresent()) {
            throw diverged("'" + broken.get() + "' is no longer finite");
        }
        saver.save(checkpoint);
        savedAt = System.nanoTime();
    }

    private double rate(int step) {
        return config.schedule().rate(progress.epoch(), step, steps, config.epochs(), progress.history());
    }

    private double imagesPerSecond() {
        return progress.samples() / progress.seconds();
    }

    private TrainingDivergedException diverged(String what) {
        return new TrainingDivergedException(what, progress, learningRate);
    }

    private TrainingResult result(boolean finished) {
        return new TrainingResult(finished, progress.epoch() + 1, progress.step(), progress.history());
    }
}
