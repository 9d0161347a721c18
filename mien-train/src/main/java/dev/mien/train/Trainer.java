package dev.mien.train;

import dev.mien.Version;
import dev.mien.engine.Engine;
import dev.mien.engine.EngineConfig;
import dev.mien.engine.EngineFactory;
import dev.mien.export.OnnxExporter;
import dev.mien.model.ModelMetadata;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import dev.mien.train.config.LossConfig;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.history.EpochReport;
import dev.mien.train.history.History;
import dev.mien.train.history.RunProgress;
import dev.mien.train.run.Checkpoint;
import dev.mien.train.run.MetricsFile;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.SplitFile;
import dev.mien.train.run.StartingPoint;
import dev.mien.train.sample.Samples;
import dev.mien.train.sample.Seeds;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a net and writes a {@linkplain RunDirectory run directory}: the configuration, a row of metrics for each
 * epoch, the model of the best epoch, and a checkpoint from which a stopped or killed run resumes with an identical
 * result.
 */
final class Trainer {
    private static final int SETTLING_SAMPLES = 256;

    private final TrainConfig config;
    private final TrainingData data;
    private final RunDirectory run;
    private final Net net;

    private Trainer(TrainConfig config, TrainingData data, RunDirectory run) {
        this.config = config;
        this.data = data;
        this.run = run;
        this.net = Presets.create(config.preset(), config.task(), config.outputs());
    }

    /** See {@link TrainingJob#train}. */
    @SuppressWarnings("try") // the lock is only held
    static TrainingResult train(TrainingJob job, Path run, RunOptions options, EngineFactory engines)
            throws IOException {
        Optional<StartingPoint> start = job.start();
        Trainer trainer = new Trainer(job.config(), job.data(), new RunDirectory(run));
        Weights weights =
                start.map(point -> point.weights(trainer.net, trainer::random)).orElseGet(trainer::random);
        try (Closeable lock = trainer.run.lock()) {
            Optional<Checkpoint> checkpoint = trainer.run.open(job.config(), options.resume());
            SplitFile.write(trainer.run.split(), job.split());
            try (Engine engine = engines.create(trainer.net, weights, trainer.engineConfig())) {
                if (checkpoint.isEmpty()
                        && start.filter(StartingPoint::hasNoStatistics).isPresent()) {
                    trainer.settleNorms(engine);
                }
                return trainer.train(engine, checkpoint, options);
            }
        }
    }

    private void settleNorms(Engine engine) {
        Samples samples = data.training();
        int count = Math.min(SETTLING_SAMPLES, samples.size());
        float[] images = new float[count * samples.imageLength()];
        float[] target = new float[samples.outputs()];
        for (int i = 0; i < count; i++) {
            samples.read((int) ((long) i * samples.size() / count), 0, images, i * samples.imageLength(), target, 0);
        }
        engine.settleNorms(images, count);
    }

    private TrainingResult train(Engine engine, Optional<Checkpoint> checkpoint, RunOptions options)
            throws IOException {
        checkpoint.ifPresent(from -> engine.restore(from.state()));
        RunProgress progress = checkpoint.map(Checkpoint::progress).orElse(RunProgress.start(config.metric()));
        Map<String, float[]> best = checkpoint.map(Checkpoint::best).orElse(Map.of());
        if (checkpoint.isPresent()) { // these may be older than it
            writeBest(progress.history(), best);
            MetricsFile.write(run.metrics(), progress.history());
        }
        options.listener().started(config, progress.history());
        TrainingLoop loop = new TrainingLoop(config, data, engine, options, progress, best, this::save);
        TrainingResult result = loop.run();
        if (result.finished()) {
            finish(result.history(), loop.best());
            options.listener().finished(config, result.history());
        }
        return result;
    }

    /** Writes the checkpoint first, and then the files that are derived from it. */
    private void save(Checkpoint checkpoint) throws IOException {
        checkpoint.write(run.checkpoint());
        RunProgress progress = checkpoint.progress();
        if (progress.step() == 0) {
            MetricsFile.write(run.metrics(), progress.history());
            if (config.keep().isLastOf(progress.history())) {
                writeBest(progress.history(), checkpoint.best());
            }
        }
    }

    private void writeBest(History history, Map<String, float[]> best) throws IOException {
        Optional<EpochReport> epoch = config.keep().of(history);
        if (epoch.isPresent()) {
            OnnxExporter.write(run.best(), net, Weights.of(net, best), metadata(epoch.get()));
        }
    }

    /** Writes the best model again, with the final changes of its objective. */
    private void finish(History history, Map<String, float[]> best) throws IOException {
        writeBest(history, best); // a resumed run that was finished may have these changes already
        Optional<Objective.Finished> finished =
                Objectives.of(config.task()).finish(config, data, net, Weights.of(net, best), run.best());
        if (finished.isPresent()) {
            ModelMetadata metadata = metadata(config.keep().of(history).orElseThrow())
                    .withMetrics(finished.get().figures());
            OnnxExporter.write(run.best(), net, finished.get().weights(), metadata);
        }
    }

    private ModelMetadata metadata(EpochReport epoch) {
        return new ModelMetadata(
                config.task(),
                Optional.ofNullable(config.labels()),
                config.preset(),
                ModelMetadata.INPUT_RANGE,
                config.data().files(),
                config.data().hash(),
                config.data().split(),
                config.seed(),
                Map.of(
                        "val_loss",
                        epoch.validationLoss(),
                        "val_" + config.metric().label(),
                        epoch.metric()),
                config.licenceNote(),
                Version.current());
    }

    private Weights random() {
        Weights random = Weights.initial(net, Seeds.random(Seeds.of(config.seed(), Seeds.WEIGHTS)));
        return Objectives.of(config.task()).start(net, random, data);
    }

    private EngineConfig engineConfig() {
        List<Double> classWeights = new ArrayList<>();
        if (config.loss().classWeights() == LossConfig.ClassWeights.BALANCED) {
            for (float share : data.meanTarget()) {
                classWeights.add(share > 0 ? 1.0 / (data.meanTarget().length * share) : 0);
            }
        }
        return config.toEngine(classWeights);
    }
}
