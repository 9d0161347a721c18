package dev.mien.engine;

/**
 * How steps are taken.
 *
 * @param optimizer the rule that moves the weights
 * @param loss what is made small
 * @param clipNorm the largest allowed norm of all gradients together; 0 for no limit
 * @param averageDecay the decay of the moving average of the weights per step, such as 0.999; 0 for none
 * @param threads how many threads the engine may use
 * @param bfloat16 whether convolutions of a step compute in bfloat16; all else, and answers, in float32
 */
public record EngineConfig(
        Optimizer optimizer, Loss loss, double clipNorm, double averageDecay, int threads, boolean bfloat16) {

    /** Steps in 32 bits. */
    public EngineConfig(Optimizer optimizer, Loss loss, double clipNorm, double averageDecay, int threads) {
        this(optimizer, loss, clipNorm, averageDecay, threads, false);
    }
}
