package dev.mien.train;

import dev.mien.UserError;
import dev.mien.dataset.DataHash;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * The weights of another run's best epoch, from which a run begins instead of from random ones: a warm restart (Loshchilov
 * and Hutter 2017, arXiv:1608.03983). Only weights are taken over; steps, rates and moments begin anew.
 */
public final class StartingPoint {
    private final RunDirectory run;
    private final Map<String, float[]> best;
    private final String description;

    private StartingPoint(RunDirectory run, Map<String, float[]> best, String description) {
        this.run = run;
        this.best = best;
        this.description = description;
    }

    /**
     * The best epoch of a run that has come as far as one.
     *
     * @throws UserError when there is none in the folder
     */
    public static StartingPoint of(RunDirectory run) throws IOException {
        if (!Files.exists(run.checkpoint()) || !Files.exists(run.best())) {
            throw new UserError(
                    "no run with a finished epoch", run.path().toString(), "give the run directory of a training");
        }
        return new StartingPoint(
                run,
                Checkpoint.read(run.checkpoint()).best(),
                "starting from model " + DataHash.start(DataHash.of(Files.readAllBytes(run.best()))));
    }

    /** Which model it is, for the model file. */
    String description() {
        return description;
    }

    /**
     * Its weights.
     *
     * @throws UserError when they are those of another net
     */
    Weights weights(Net net) {
        try {
            return Weights.of(net, best);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "another net than the one to train: " + e.getMessage(),
                    run.path().toString(),
                    "start from a run of the same preset, task and classes",
                    e);
        }
    }
}
