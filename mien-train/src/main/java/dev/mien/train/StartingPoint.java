package dev.mien.train;

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
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The weights of other runs' best epochs, from whose mean a run begins instead of from random ones: a warm restart
 * (Loshchilov and Hutter 2017, arXiv:1608.03983), of several runs that have a beginning in common a soup (Wortsman et al.
 * 2022, arXiv:2203.05482). Only weights are taken over; steps, rates and moments begin anew.
 * A net with more residual blocks than the runs' begins as theirs ({@link Weights#grown}).
 */
public final class StartingPoint {
    private final Map<RunDirectory, Map<String, float[]>> best = new LinkedHashMap<>();
    private final Optional<ModelOrigin> model;
    private final String description;

    private StartingPoint(ModelOrigin model) {
        this.model = Optional.of(model);
        this.description = "starting from model " + DataHash.start(DataHash.of(model.read()));
    }

    private StartingPoint(List<RunDirectory> runs) throws IOException {
        this.model = Optional.empty();
        List<String> models = new ArrayList<>();
        for (RunDirectory run : runs) {
            if (!Files.exists(run.checkpoint()) || !Files.exists(run.best())) {
                throw new UserError(
                        "no run with a finished epoch", run.path().toString(), "give the run directory of a training");
            }
            best.put(run, Checkpoint.read(run.checkpoint()).best());
            models.add(DataHash.start(DataHash.of(Files.readAllBytes(run.best()))));
        }
        description = "starting from model " + String.join(" and ", models);
    }

    /**
     * The best epochs of runs that have come as far as one.
     *
     * @param runs at least one
     * @throws UserError when there is none in a folder
     */
    public static StartingPoint of(List<RunDirectory> runs) throws IOException {
        return new StartingPoint(runs);
    }

    /**
     * A model file, of this net or one whose layers it has too: as many as there are begin with the file's numbers.
     *
     * @throws UserError when it cannot be read
     */
    public static StartingPoint of(ModelOrigin model) {
        return new StartingPoint(model);
    }

    /** Which model it is, for the model file. */
    public String description() {
        return description;
    }

    /**
     * The model's weights, or the mean of the runs'.
     *
     * @param random what a model file does not have
     * @throws UserError when they are those of another net
     */
    Weights weights(Net net, Supplier<Weights> random) {
        if (model.isPresent()) {
            try {
                return OnnxWeights.of(model.get().read()).into(net, random.get());
            } catch (IllegalArgumentException e) {
                throw new UserError(
                        "no model to start from: " + e.getMessage(),
                        model.get().name(),
                        "give a model file of a net like the one to train",
                        e);
            }
        }
        return Weights.mean(best.entrySet().stream()
                .map(run -> weights(net, run.getKey(), run.getValue()))
                .toList());
    }

    /** Whether the norms have no statistics yet: a model file has none. */
    boolean hasNoStatistics() {
        return model.isPresent();
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
