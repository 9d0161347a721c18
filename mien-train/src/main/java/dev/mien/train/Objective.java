package dev.mien.train;

import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is specific to training one kind of net: presets with their recipes, losses and metric, samples,
 * initial weights, and the calibration after training. A new task needs a new implementation in {@link Objectives}.
 */
interface Objective {
    /** The task. */
    Task task();

    /** The name in messages: {@code key points}. */
    String name();

    /** The metric that selects the best epoch. */
    Metric metric();

    /** The recipe of each preset, by name. */
    Map<String, Recipe> recipes();

    /** The default preset, which is that of the model that ships. */
    default String preset() {
        return "small";
    }

    /** The supported losses. */
    Set<LossConfig.Kind> losses();

    /** The supported inputs in addition to data files. */
    Set<Ingredient> takes();

    /** The number of outputs of the net for one picture. */
    int outputs(TrainConfig config);

    /** Whether mixup is supported. */
    default boolean mixes() {
        return false;
    }

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

    /** The recipe of one of its presets. */
    default Recipe recipe(String preset) {
        return Optional.ofNullable(recipes().get(preset)).orElseThrow();
    }

    /**
     * The final changes to a model.
     *
     * @param weights the weights for its file
     * @param figures additional metrics for its file
     */
    record Finished(Weights weights, Map<String, Double> figures) {}
}
