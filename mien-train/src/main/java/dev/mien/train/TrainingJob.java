package dev.mien.train;

import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
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
 * @param faceOrNot key points: what else the net learns to tell faces by
 * @param start other runs' weights to begin with
 */
public record TrainingJob(
        TrainConfig config,
        TrainingData data,
        Split split,
        Optional<Dataset> dataset,
        Optional<Negatives> faceOrNot,
        Optional<StartingPoint> start) {

    /**
     * Trains into a run directory, to the end or until {@code options} say stop.
     *
     * @param run the folder
     * @throws dev.mien.UserError when there is no training engine, or the folder holds another run or a damaged one, or one
     *     is at work in it
     * @throws TrainingDivergedException when the loss or the weights are no longer finite
     */
    public TrainingResult train(Path run, RunOptions options) throws IOException {
        return Trainer.train(config, data, split, run, options, start);
    }

    TrainingJob startingFrom(StartingPoint point) {
        return new TrainingJob(
                config.learningFrom(point.description()), data, split, dataset, faceOrNot, Optional.of(point));
    }
}
