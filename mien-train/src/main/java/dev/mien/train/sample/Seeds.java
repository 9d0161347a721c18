package dev.mien.train.sample;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Derives random seeds from the run's seed and their purpose, so that there is no state between two uses. */
public final class Seeds {
    /** The order of the samples in an epoch. */
    static final long ORDER = 1;
    /** The augmentation of the samples in an epoch. */
    static final long SAMPLE = 2;
    /** The dropout of a step. */
    public static final long DROPOUT = 3;
    /** The initial weights. */
    public static final long WEIGHTS = 4;
    /** The enlargement of the set before training. */
    public static final long ENLARGE = 5;

    /** The selection of held-out photos without faces. */
    static final long BACKGROUND = 6;
    /** The selection of faces without annotations. */
    public static final long MORE_FACES = 7;

    /** The selection of the samples to mix with. */
    static final long MIXUP = 8;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** A seed that depends on every bit of every part and on their order. */
    public static long of(long seed, long... parts) {
        long state = mixed(seed);
        for (long part : parts) {
            state = mixed((state ^ mixed(part)) + GOLDEN);
        }
        return state;
    }

    /** A generator for that seed. */
    public static RandomGenerator random(long seed) {
        return new SplittableRandom(seed);
    }

    /** The numbers 0 to {@code size - 1} shuffled (Fisher-Yates). */
    public static int[] shuffled(int size, long seed) {
        RandomGenerator random = random(seed);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195). */
    private static long mixed(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
