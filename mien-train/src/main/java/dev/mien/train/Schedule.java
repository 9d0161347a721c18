package dev.mien.train;

/**
 * The learning rate over a run.
 *
 * @param kind the shape
 * @param learningRate the rate after warm-up
 * @param warmupEpochs for so long the rate rises in a straight line from 0; may be a fraction, 0 for none
 * @param finalShare cosine: what is left of the rate at the end, as a share of it
 * @param factor plateau and step: what the rate is multiplied by each time
 * @param everyEpochs step: after so many epochs; plateau: after so many epochs without a better figure
 */
public record Schedule(
        Kind kind, double learningRate, double warmupEpochs, double finalShare, double factor, int everyEpochs) {

    /** The shapes that can be asked for. */
    public enum Kind {
        CONSTANT,
        /** Falls along half a cosine to the last epoch (Loshchilov and Hutter 2017, arXiv:1608.03983, no restarts). */
        COSINE,
        /** Falls by {@code factor} each time the validation figure stands still. */
        PLATEAU,
        /** Falls by {@code factor} at fixed epochs. */
        STEP
    }

    /** A cosine to nothing after a warm-up. */
    public static Schedule cosine(double learningRate, double warmupEpochs) {
        return new Schedule(Kind.COSINE, learningRate, warmupEpochs, 0, .5, 5);
    }

    /**
     * The rate of one step.
     *
     * @param epoch counted from 0
     * @param step counted from 0 in its epoch
     * @param stepsPerEpoch how many steps an epoch has
     * @param epochs how many epochs the run has
     * @param history the epochs that are done
     */
    double rate(int epoch, int step, int stepsPerEpoch, int epochs, History history) {
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
