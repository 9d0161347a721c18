package dev.mien.augment;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Creates the random generator of a row from a seed, so that randomness needs no state. */
public final class RowRandom {
    private RowRandom() {}

    /** A generator of the same numbers for the same seed and row, and of unrelated ones for every other pair. */
    public static RandomGenerator of(long seed, long row) {
        return new SplittableRandom(mix(mix(seed) + row));
    }

    /** Maps neighbouring numbers to unrelated ones: the finalizer of MurmurHash3 (Appleby). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
