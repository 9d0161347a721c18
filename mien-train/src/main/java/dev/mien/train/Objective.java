package dev.mien.train;

import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import dev.mien.train.config.TrainConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of training that are specific to a task: its samples, initial weights, and the calibration after training.
 * Its settings are in {@code TaskSettings}. A new task needs a new implementation in {@link Objectives}.
 */
interface Objective {
    /** The task. */
    Task task();

    /** The initial weights, derived from random ones. */
    default Weights start(Net net, Weights random, TrainingData data) {
        return random;
    }

    /**
     * Completes the model after training, such as by calibration; empty if there is nothing to do.
     *
     * @param written the model file with the best weights
     */
    default Optional<Finished> finish(TrainConfig config, TrainingData data, Net net, Weights best, Path written) {
        return Optional.empty();
    }

    /** Reads the data of a request, splits it, and creates samples. */
    TrainingJob prepare(TrainingRequest request) throws IOException;

    /**
     * The final changes to a model.
     *
     * @param weights the weights for its file
     * @param figures additional metrics for its file
     */
    record Finished(Weights weights, Map<String, Double> figures) {}
}
