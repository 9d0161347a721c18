package dev.mien.train;

import dev.mien.UserError;
import dev.mien.dataset.DataHash;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The weights of other runs' best epochs, from whose mean a run begins instead of from random ones: a warm restart
 * (Loshchilov and Hutter 2017, arXiv:1608.03983), of several runs that have a beginning in common a soup (Wortsman et al.
 * 2022, arXiv:2203.05482). Only weights are taken over; steps, rates and moments begin anew.
 * A net with more residual blocks than the runs' begins as theirs ({@link Weights#grown}).
 */
public final class StartingPoint {
    private final Map<RunDirectory, Map<String, float[]>> best = new LinkedHashMap<>();
    private final String description;

    private StartingPoint(List<RunDirectory> runs) throws IOException {
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

    /** Which model it is, for the model file. */
    public String description() {
        return description;
    }

    /**
     * The mean of their weights.
     *
     * @throws UserError when a run's are those of another net
     */
    Weights weights(Net net) {
        return Weights.mean(best.entrySet().stream()
                .map(run -> weights(net, run.getKey(), run.getValue()))
                .toList());
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
