package dev.mien.train.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MixedSamplesTest {
    private static final int SIZE = 4;

    /** Sample i is a picture of the grey level i, wholly of class i. */
    private static final Samples LEVELS = new Samples() {
        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public int outputs() {
            return SIZE;
        }

        @Override
        public void read(int index, long seed, float[] images, int imageOffset, float[] targets, int targetOffset) {
            Arrays.fill(images, imageOffset, imageOffset + IMAGE_LENGTH, index);
            Arrays.fill(targets, targetOffset, targetOffset + SIZE, 0);
            targets[targetOffset + index] = 1;
        }
    };

    private static Batch read(Samples samples, int index, long seed) {
        Batch batch = Batch.empty(2, samples);
        samples.read(index, seed, batch.images(), Samples.IMAGE_LENGTH, batch.targets(), samples.outputs());
        return batch;
    }

    @Test
    void pictureAndTargetAreMixedByTheSameShareAtTheirPlaceOnly() {
        Samples mixed = new MixedSamples(LEVELS, 1);
        int partly = 0;
        for (int seed = 0; seed < 200; seed++) {
            Batch batch = read(mixed, 1, seed);
            float[] target = Arrays.copyOfRange(batch.targets(), SIZE, 2 * SIZE);
            double level = 0;
            double sum = 0;
            for (int i = 0; i < SIZE; i++) {
                level += i * target[i];
                sum += target[i];
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
            assertThat(batch.images()[Samples.IMAGE_LENGTH]).isCloseTo((float) level, within(1e-5f));
            assertThat(batch.images()[2 * Samples.IMAGE_LENGTH - 1]).isEqualTo(batch.images()[Samples.IMAGE_LENGTH]);
            assertThat(batch.images()[Samples.IMAGE_LENGTH - 1]).isZero();
            assertThat(batch.targets()[SIZE - 1]).isZero();
            partly += target[1] < .99 ? 1 : 0;
        }
        assertThat(partly).isBetween(120, 180); // the partner is another sample in three of four
    }

    @Test
    void sharesHaveTheVarianceOfTheBetaDistribution() {
        Samples mixed = new MixedSamples(LEVELS, .2);
        double sum = 0;
        double squares = 0;
        int count = 20_000;
        for (int seed = 0; seed < count; seed++) {
            float own = read(mixed, 1, seed).targets()[SIZE + 1];
            sum += own;
            squares += own * own;
        }
        // With a chance of 1/4 the partner is the same sample; else the share is from Beta(.2, .2).
        double mean = sum / count;
        assertThat(mean).isCloseTo(.25 + .75 * .5, within(.01));
        double second = .25 + .75 * (.25 + 1 / (4 * (2 * .2 + 1)));
        assertThat(squares / count).isCloseTo(second, within(.01));
    }

    @Test
    void theSameSeedMixesTheSame() {
        Samples mixed = new MixedSamples(new RandomSamples(10, 5), .4);
        assertThat(read(mixed, 3, 7).images()).isEqualTo(read(mixed, 3, 7).images());
        assertThat(read(mixed, 3, 7).images()).isNotEqualTo(read(mixed, 3, 8).images());
    }
}
