package dev.mien.train.sample;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * Selects the samples of a batch.
 *
 * @param order indices of samples; shared by the batches of an epoch
 * @param from the first position in {@code order}
 * @param count the number of samples
 * @param seed the epoch's seed for {@link Samples#read}
 */
public record BatchPlan(int[] order, int from, int count, long seed) {
    /** The seed of validation samples, which is the same in all epochs. */
    public static final long VALIDATION_SEED = 0;

    /**
     * The number of steps of an epoch: full batches only, since a small one would disturb batch norm, but at least one.
     */
    public static int stepsPerEpoch(int size, int batch) {
        return Math.max(1, size / batch);
    }

    /** The batches for training: an endless sequence of epochs, each in its own order, from the given position on. */
    public static Iterator<BatchPlan> training(int size, int batch, long seed, int firstEpoch, int firstStep) {
        int steps = stepsPerEpoch(size, batch);
        return new Iterator<>() {
            private int epoch = firstEpoch + firstStep / steps;
            private int step = firstStep % steps;
            private int[] order = order();

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public BatchPlan next() {
                if (step == steps) {
                    epoch++;
                    step = 0;
                    order = order();
                }
                int from = step++ * batch;
                return new BatchPlan(order, from, Math.min(batch, size - from), Seeds.of(seed, Seeds.SAMPLE, epoch));
            }

            private int[] order() {
                return Seeds.shuffled(size, Seeds.of(seed, Seeds.ORDER, epoch));
            }
        };
    }

    /** The batches for validation: every sample once, in order. */
    public static Iterator<BatchPlan> once(int size, int batch) {
        int[] order = IntStream.range(0, size).toArray();
        return new Iterator<>() {
            private int from;

            @Override
            public boolean hasNext() {
                return from < size;
            }

            @Override
            public BatchPlan next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                BatchPlan plan = new BatchPlan(order, from, Math.min(batch, size - from), VALIDATION_SEED);
                from += plan.count;
                return plan;
            }
        };
    }

    /** Reads the samples into a batch. */
    Batch read(Samples samples, Batch batch) {
        for (int i = 0; i < count; i++) {
            samples.read(
                    order[from + i],
                    seed,
                    batch.images(),
                    i * samples.imageLength(),
                    batch.targets(),
                    i * samples.outputs());
        }
        return batch.filled(count);
    }
}
