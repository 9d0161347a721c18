package dev.mien.train.run;

import dev.mien.UserError;
import dev.mien.dataset.DataHash;
import dev.mien.export.OnnxWeights;
import dev.mien.model.ModelOrigin;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Initial weights from the best epochs of other runs or from model files: a warm restart (Loshchilov and Hutter 2017,
 * arXiv:1608.03983), or the mean of several runs with a common start, a model soup (Wortsman et al. 2022,
 * arXiv:2203.05482). Only weights are used; steps, rates and moments start anew. Nets with more residual blocks than
 * those of the runs or files are supported: these begin as the identity ({@link Weights#grown}).
 */
public final class StartingPoint {
    private final Map<RunDirectory, Map<String, float[]>> best = new LinkedHashMap<>();
    private final List<ModelOrigin> models = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();

    private StartingPoint() {}

    /**
     * The best epochs of runs.
     *
     * @param runs at least one
     * @throws UserError when a folder contains no run with a finished epoch
     * @throws IOException when a file of a run cannot be read
     */
    public static StartingPoint of(List<RunDirectory> runs) throws IOException {
        StartingPoint start = new StartingPoint();
        for (RunDirectory run : runs) {
            if (!Files.exists(run.checkpoint()) || !Files.exists(run.best())) {
                throw new UserError(
                        "no run with a finished epoch", run.path().toString(), "give the run directory of a training");
            }
            start.best.put(run, Checkpoint.read(run.checkpoint()).best());
            start.hashes.add(DataHash.start(DataHash.of(Files.readAllBytes(run.best()))));
        }
        return start;
    }

    /**
     * The mean of model files of this net, or of nets with some of its layers. Layers that a file lacks are taken from
     * the next one.
     *
     * @param models at least one
     * @throws UserError when one cannot be read
     */
    public static StartingPoint ofModels(List<ModelOrigin> models) {
        StartingPoint start = new StartingPoint();
        for (ModelOrigin model : models) {
            start.models.add(model);
            start.hashes.add(DataHash.start(DataHash.of(model.read())));
        }
        return start;
    }

    /** A description of the models, for the model file. */
    public String description() {
        return "starting from model " + String.join(" and ", hashes);
    }

    /**
     * The mean weights of the models or runs.
     *
     * @param random the weights that no model file has
     * @throws UserError when they belong to another net
     */
    public Weights weights(Net net, Supplier<Weights> random) {
        if (models.isEmpty()) {
            return Weights.mean(best.entrySet().stream()
                    .map(run -> weights(net, run.getKey(), run.getValue()))
                    .toList());
        }
        List<Weights> read = new ArrayList<>();
        Weights lacking = random.get().withIdentityBlocks(net);
        for (int i = models.size() - 1; i >= 0; i--) {
            lacking = weights(net, models.get(i), lacking);
            read.add(lacking);
        }
        return Weights.mean(read);
    }

    /** Whether the batch norms have no statistics, as with model files. */
    public boolean hasNoStatistics() {
        return !models.isEmpty();
    }

    private static Weights weights(Net net, ModelOrigin model, Weights lacking) {
        try {
            return OnnxWeights.of(model.read()).into(net, lacking);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "no model to start from: " + e.getMessage(),
                    model.name(),
                    "give a model file of a net like the one to train",
                    e);
        }
    }

    private static Weights weights(Net net, RunDirectory run, Map<String, float[]> weights) {
        try {
            return Weights.grown(net, weights, new SplittableRandom(0));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "another net than the one to train: " + e.getMessage(),
                    run.path().toString(),
                    "start from a run of the same preset, task and classes",
                    e);
        }
    }
}
