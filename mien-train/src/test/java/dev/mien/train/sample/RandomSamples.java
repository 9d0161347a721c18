package dev.mien.train.sample;

import dev.mien.train.TrainingData;
import java.util.SplittableRandom;

/** Gray noise whose targets depend on its first pixel; the noise of a sample changes with the seed. */
public record RandomSamples(int size, int outputs) implements Samples {
    /** 22 of them to train on, and 6 for validation. */
    public static TrainingData data(int outputs) {
        return new TrainingData(new RandomSamples(22, outputs), new RandomSamples(6, outputs), new float[outputs]);
    }

    @Override
    public void read(int index, long seed, float[] images, int imageOffset, float[] targets, int targetOffset) {
        SplittableRandom random = new SplittableRandom(31 * seed + index);
        for (int i = 0; i < IMAGE_LENGTH; i++) {
            images[imageOffset + i] = (float) random.nextDouble();
        }
        for (int i = 0; i < outputs; i++) {
            targets[targetOffset + i] =
                    outputs == 30 ? 40 + i + 10 * images[imageOffset] : i == index % outputs ? 1 : 0;
        }
    }
}
