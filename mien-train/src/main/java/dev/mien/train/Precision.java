package dev.mien.train;

/** The numbers that a training step computes with; weights, gradients and the optimizer's state are always float32. */
public enum Precision {
    /** 32 bits throughout. */
    FLOAT32,
    /**
     * Convolutions, and what stands between them, in bfloat16 (mixed precision, Micikevicius et al. 2018,
     * arXiv:1710.03740; bfloat16's range needs no loss scaling). Faster only on a processor with instructions for it, such
     * as AVX512-BF16; answers and validation stay in 32 bits.
     */
    BFLOAT16
}
