package dev.mien.augment;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The generator that belongs to a row under a seed: randomness as a function, with nothing to keep. */
public final class RowRandom {
    private RowRandom() {}

    /** The same numbers for the same seed and row, unrelated ones for every other pair. */
    public static RandomGenerator of(long seed, long row) {
        return new SplittableRandom(mix(mix(seed) + row));
    }

    /** Scatters neighbouring numbers over all of them: the finalizer of MurmurHash3 (Appleby). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
