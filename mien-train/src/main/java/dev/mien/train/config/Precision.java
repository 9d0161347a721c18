package dev.mien.train.config;

/** The numerical precision of training steps; weights, gradients and the optimizer's state are always float32. */
public enum Precision {
    /** Everything in 32 bits. */
    FLOAT32,
    /**
     * Convolutions, and the layers between them, in bfloat16 (mixed precision, Micikevicius et al. 2018,
     * arXiv:1710.03740; bfloat16's range needs no loss scaling). Faster only on a processor with instructions for it,
     * such as AVX512-BF16; inference and validation stay in 32 bits.
     */
    BFLOAT16
}
