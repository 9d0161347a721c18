package dev.mien.train;

import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import dev.mien.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A training with everything it needs, read and checked by {@link TrainingRequest#prepare()}.
 *
 * @param config how the net is trained
 * @param data the samples
 * @param split which rows were trained on and which were held out
 * @param dataset the rows that the model can be scored on with {@code dev.mien.report.RunReport}; empty for detectors
 * @param negatives key points: what the net learns to tell faces from other pictures by; empty for a net that does not
 * @param start other runs' weights to begin with
 */
public record TrainingJob(
        TrainConfig config,
        TrainingData data,
        Split split,
        Optional<Dataset> dataset,
        Optional<Negatives> negatives,
        Optional<StartingPoint> start) {

    /** A training of samples that are ready, from random weights, as {@code config} says. */
    public static TrainingJob of(TrainConfig config, TrainingData data, Split split) {
        return new TrainingJob(config, data, split, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Trains into a run directory, until the epochs are done, no better one is in sight, or {@code options} say stop. It leaves the
     * configuration, a row of figures an epoch, the model of the best epoch, and a checkpoint from which a stopped or killed run goes on
     * to the very same end.
     *
     * @param run the folder
     * @param options what does not change the result: whether to go on with a run that is there, and who hears how it goes
     * @throws dev.mien.UserError when there is no training engine, or the folder holds another run or a damaged one, or one
     *     is at work in it
     * @throws TrainingDivergedException when the loss or the weights are no longer finite
     */
    public TrainingResult train(Path run, RunOptions options) throws IOException {
        return Trainer.train(this, run, options, Engine::create);
    }

    TrainingJob startingFrom(StartingPoint point) {
        return new TrainingJob(
                config.learningFrom(point.description()), data, split, dataset, negatives, Optional.of(point));
    }
}
