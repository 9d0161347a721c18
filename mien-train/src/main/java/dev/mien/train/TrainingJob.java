package dev.mien.train;

import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import dev.mien.engine.Engine;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.run.StartingPoint;
import dev.mien.train.sample.Negatives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A training that is ready to run, created by {@link TrainingRequest#prepare()}.
 *
 * @param config the configuration
 * @param data the samples
 * @param split the split of the data
 * @param dataset the rows that the model can be scored on with {@code dev.mien.report.RunReport}; empty for detectors
 * @param negatives key points: the data for distinguishing faces from other pictures; empty for nets that do not
 * @param start the initial weights from other runs
 * @param notes what was guessed in reading data that are not the rows of {@code dataset}
 */
public record TrainingJob(
        TrainConfig config,
        TrainingData data,
        Split split,
        Optional<Dataset> dataset,
        Optional<Negatives> negatives,
        Optional<StartingPoint> start,
        List<String> notes) {

    /** A training on given samples that starts from random weights. */
    public static TrainingJob of(TrainConfig config, TrainingData data, Split split) {
        return new TrainingJob(config, data, split, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * Trains until the last epoch, early stopping, or a stop request of {@code options}. Writes a run directory with
     * the configuration, a row of metrics for each epoch, the model of the best epoch, and a checkpoint from which a
     * stopped or killed run resumes with an identical result.
     *
     * @param run the folder of the run
     * @param options whether to resume an existing run, when to stop, and the listener
     * @throws dev.mien.UserError when there is no training engine, or the folder contains another run or a damaged one,
     *     or is locked by a run
     * @throws TrainingDivergedException when the loss or the weights are no longer finite
     * @throws IOException when a file of the run cannot be read or written
     */
    public TrainingResult train(Path run, RunOptions options) throws IOException {
        return Trainer.train(this, run, options, Engine::create);
    }

    TrainingJob startingFrom(StartingPoint point) {
        return new TrainingJob(
                config.learningFrom(point.description()), data, split, dataset, negatives, Optional.of(point), notes);
    }
}
