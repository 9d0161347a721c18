package dev.mien.engine;

/**
 * The configuration of an {@link Engine}.
 *
 * @param optimizer the rule that updates the weights
 * @param loss the loss to minimize
 * @param clipNorm the limit for the norm of all gradients together; 0 for none
 * @param averageDecay the decay of the moving average of the weights per step, such as 0.999; 0 for none
 * @param threads the number of threads that the engine may use
 * @param bfloat16 whether convolutions of training steps use bfloat16; everything else, and inference, uses float32
 * @param sharpness the radius of sharpness-aware minimization (Foret et al. 2021, arXiv:2010.01412): a step uses the
 *     gradient at the weights moved by this distance in the direction in which the loss rises fastest, which takes a
 *     second pass; 0 for the plain gradient
 */
public record EngineConfig(
        Optimizer optimizer,
        Loss loss,
        double clipNorm,
        double averageDecay,
        int threads,
        boolean bfloat16,
        double sharpness) {

    /** A configuration without bfloat16 and with plain gradients. */
    public EngineConfig(Optimizer optimizer, Loss loss, double clipNorm, double averageDecay, int threads) {
        this(optimizer, loss, clipNorm, averageDecay, threads, false, 0);
    }
}
