package dev.mien.train.config;

import dev.mien.engine.Optimizer;

/**
 * The configuration of the optimizer.
 *
 * @param kind the rule
 * @param beta1 Adam's and AdamW's decay of the mean gradient
 * @param beta2 Adam's and AdamW's decay of the mean squared gradient
 * @param epsilon added to Adam's and AdamW's divisor
 * @param momentum SGD's momentum (Nesterov's)
 * @param weightDecay Adam: the L2 penalty; AdamW and SGD: the decay of weights except biases and batch norm
 * @param clipNorm the limit for the norm of all gradients together; 0 for none
 * @param sharpness the radius of sharpness-aware minimization (Foret et al. 2021, arXiv:2010.01412), which doubles the
 *     time of a step; 0 for none
 */
public record OptimizerConfig(
        Kind kind,
        double beta1,
        double beta2,
        double epsilon,
        double momentum,
        double weightDecay,
        double clipNorm,
        double sharpness) {

    /** The available optimizers. */
    public enum Kind {
        ADAM,
        ADAMW,
        SGD
    }

    /** That optimizer with Keras' defaults. */
    public static OptimizerConfig of(Kind kind, double weightDecay, double clipNorm) {
        return new OptimizerConfig(kind, .9, .999, 1e-7, .9, weightDecay, clipNorm, 0);
    }

    /** The optimizer for the engine. */
    Optimizer toEngine() {
        return switch (kind) {
            case ADAM -> new Optimizer.Adam(beta1, beta2, epsilon, weightDecay);
            case ADAMW -> new Optimizer.AdamW(beta1, beta2, epsilon, weightDecay);
            case SGD -> new Optimizer.Sgd(momentum, true, weightDecay);
        };
    }
}
