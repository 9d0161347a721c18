package dev.mien.train.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS) // a deadlock should fail, not hang
class InputPipelineTest {
    private static final int SIZE = 11;

    /** Samples that say in their target which they are, and in their first pixel with which seed they were read. */
    private static final Samples SAMPLES = new Samples() {
        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public void read(int index, long seed, float[] images, int imageOffset, float[] targets, int targetOffset) {
            images[imageOffset] = seed % 1000;
            targets[targetOffset] = index;
        }
    };

    private static List<Float> targets(Iterator<BatchPlan> plans, int batches) {
        List<Float> targets = new ArrayList<>();
        try (InputPipeline pipeline = new InputPipeline(SAMPLES, plans, 4)) {
            for (int i = 0; i < batches; i++) {
                Batch batch = pipeline.next();
                for (int j = 0; j < batch.count(); j++) {
                    targets.add(batch.targets()[j]);
                }
            }
        }
        return targets;
    }

    @Test
    void validationReadsEverySampleOnceInOrder() {
        assertThat(targets(BatchPlan.once(SIZE, 4), 3)).containsExactly(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f);
    }

    @Test
    void eachEpochHasItsOwnOrderOfDistinctSamples() {
        List<Float> epochs =
                targets(BatchPlan.training(SIZE, 4, 1, 0, 0), 4); // two steps an epoch, the rest is left out
        assertThat(epochs.subList(0, 8)).doesNotHaveDuplicates();
        assertThat(epochs.subList(8, 16)).doesNotHaveDuplicates().isNotEqualTo(epochs.subList(0, 8));
        assertThat(targets(BatchPlan.training(SIZE, 4, 1, 0, 0), 4)).isEqualTo(epochs);
        assertThat(targets(BatchPlan.training(SIZE, 4, 2, 0, 0), 4)).isNotEqualTo(epochs);
    }

    @Test
    void startingLaterGivesTheRestOfTheSameBatches() {
        List<Float> all = targets(BatchPlan.training(SIZE, 4, 1, 0, 0), 6);
        assertThat(targets(BatchPlan.training(SIZE, 4, 1, 1, 1), 3)).isEqualTo(all.subList(12, 24));
        assertThat(targets(BatchPlan.training(SIZE, 4, 1, 0, 2), 4)).isEqualTo(all.subList(8, 24));
    }

    @Test
    void theSamplesSeedChangesWithTheEpochOnly() {
        Iterator<BatchPlan> plans = BatchPlan.training(SIZE, 4, 1, 0, 0);
        long first = plans.next().seed();
        assertThat(plans.next().seed()).isEqualTo(first);
        assertThat(plans.next().seed()).isNotEqualTo(first);
    }

    @Test
    void fewerSamplesThanABatchMakeOneBatch() {
        assertThat(targets(BatchPlan.training(SIZE, 16, 1, 0, 0), 0)).isEmpty();
        Batch batch = BatchPlan.training(SIZE, 16, 1, 0, 0).next().read(SAMPLES, Batch.empty(16, SAMPLES));
        assertThat(batch.count()).isEqualTo(SIZE);
        assertThat(BatchPlan.stepsPerEpoch(SIZE, 16)).isEqualTo(1);
    }

    @Test
    void theEndIsToldAgainAndAgain() {
        try (InputPipeline pipeline = new InputPipeline(SAMPLES, BatchPlan.once(SIZE, 16), 16)) {
            pipeline.next();
            assertThatThrownBy(pipeline::next).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(pipeline::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void anErrorInASampleReachesTheTrainingThreadAfterTheGoodBatches() {
        Samples broken = new Samples() {
            @Override
            public int size() {
                return SIZE;
            }

            @Override
            public int outputs() {
                return 1;
            }

            @Override
            public void read(int index, long seed, float[] images, int from, float[] targets, int targetOffset) {
                if (index == 9) {
                    throw new IllegalArgumentException("row 9");
                }
            }
        };
        try (InputPipeline pipeline = new InputPipeline(broken, BatchPlan.once(SIZE, 4), 4)) {
            pipeline.next();
            pipeline.next();
            assertThatThrownBy(pipeline::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("row 9");
            assertThatThrownBy(pipeline::next).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void closingWhileBatchesAreStillMadeEndsTheThread() {
        for (int taken = 0; taken < 5; taken++) {
            InputPipeline pipeline = new InputPipeline(SAMPLES, BatchPlan.training(SIZE, 4, 1, 0, 0), 4);
            for (int i = 0; i < taken; i++) {
                pipeline.next();
            }
            pipeline.close();
            pipeline.close();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("mien-input");
    }
}
