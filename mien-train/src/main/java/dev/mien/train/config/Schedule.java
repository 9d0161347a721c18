package dev.mien.train.config;

import dev.mien.train.history.History;

/**
 * The learning rate schedule of a run.
 *
 * @param kind the shape
 * @param learningRate the rate after warm-up
 * @param warmupEpochs the number of epochs in which the rate rises linearly from 0; may be fractional, 0 for none
 * @param finalShare cosine: the share of the rate that is left at the end
 * @param factor plateau and step: the factor by which the rate is multiplied each time
 * @param everyEpochs step: the number of epochs between changes; plateau: the number of epochs without improvement
 *     before a change
 */
public record Schedule(
        Kind kind, double learningRate, double warmupEpochs, double finalShare, double factor, int everyEpochs) {

    /** The available shapes. */
    public enum Kind {
        CONSTANT,
        /** Falls along half a cosine to the last epoch (Loshchilov and Hutter 2017, arXiv:1608.03983, no restarts). */
        COSINE,
        /** Falls by {@code factor} each time the validation metric stops improving. */
        PLATEAU,
        /** Falls by {@code factor} at fixed epochs. */
        STEP
    }

    /** A cosine to zero after a warm-up. */
    public static Schedule cosine(double learningRate, double warmupEpochs) {
        return new Schedule(Kind.COSINE, learningRate, warmupEpochs, 0, .5, 5);
    }

    /**
     * The learning rate of a step.
     *
     * @param epoch counted from 0
     * @param step counted from 0 in its epoch
     * @param stepsPerEpoch the number of steps per epoch
     * @param epochs the number of epochs of the run
     * @param history the finished epochs
     */
    public double rate(int epoch, int step, int stepsPerEpoch, int epochs, History history) {
        double done = epoch + (double) step / stepsPerEpoch;
        if (done < warmupEpochs) {
            return learningRate * (done + 1.0 / stepsPerEpoch) / (warmupEpochs + 1.0 / stepsPerEpoch);
        }
        return switch (kind) {
            case CONSTANT -> learningRate;
            case COSINE -> {
                double share = (done - warmupEpochs) / Math.max(epochs - warmupEpochs, 1.0 / stepsPerEpoch);
                double cosine = (1 + Math.cos(Math.PI * share)) / 2;
                yield learningRate * (finalShare + (1 - finalShare) * cosine);
            }
            case PLATEAU -> learningRate * Math.pow(factor, history.plateaus(everyEpochs));
            case STEP -> learningRate * Math.pow(factor, Math.floorDiv(epoch, everyEpochs));
        };
    }
}
