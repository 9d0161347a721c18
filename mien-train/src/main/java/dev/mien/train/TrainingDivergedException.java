package dev.mien.train;

import dev.mien.UserError;
import dev.mien.train.history.RunProgress;

/** The loss or the weights are no longer finite. The last checkpoint of the run is from before that. */
public final class TrainingDivergedException extends UserError {
    private static final long serialVersionUID = 1L;

    TrainingDivergedException(String what, RunProgress at, double learningRate) {
        super(
                "training diverged at a learning rate of " + learningRate + ": " + what,
                "epoch " + (at.epoch() + 1) + ", after " + at.step() + " steps",
                "train again into another folder with a smaller learning rate or with gradient clipping; what was saved"
                        + " before is intact");
    }
}
