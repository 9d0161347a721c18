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
 * What a kind of net is trained for, all of it in one place: its presets with their recipes, its losses and its metric, the
 * samples it learns from, the weights it begins with, and what is found once they are final. A new task is a new one of
 * these in {@link Objectives}.
 */
interface Objective {
    /** The task as model files name it. */
    Task task();

    /** What it is called in messages: {@code key points}. */
    String name();

    /** The figure that tells the best epoch. */
    Metric metric();

    /** The recipe of each preset, by name. */
    Map<String, Recipe> recipes();

    /** The preset where nobody names one: what the model that ships is. */
    default String preset() {
        return "small";
    }

    /** The losses that it may be trained with. */
    Set<LossConfig.Kind> losses();

    /** What it may learn from beside its data files. */
    Set<Ingredient> takes();

    /** How many numbers the net answers for one picture. */
    int outputs(TrainConfig config);

    /** Whether a sample may be mixed with another one. */
    default boolean mixes() {
        return false;
    }

    /** The weights that training begins with, made of random ones. */
    default Weights start(Net net, Weights random, TrainingData data) {
        return random;
    }

    /**
     * What is found once the weights are final; empty where that is nothing.
     *
     * @param written the model file with these weights
     */
    default Optional<Finished> finish(TrainConfig config, TrainingData data, Net net, Weights best, Path written) {
        return Optional.empty();
    }

    /** Reads what is asked for, draws the split, and makes samples of it. */
    TrainingJob prepare(TrainingRequest request) throws IOException;

    /** The recipe of one of its presets. */
    default Recipe recipe(String preset) {
        return Optional.ofNullable(recipes().get(preset)).orElseThrow();
    }

    /**
     * The last word on a model.
     *
     * @param weights what goes into its file
     * @param figures what its file says beside the figures of the epoch
     */
    record Finished(Weights weights, Map<String, Double> figures) {}
}
