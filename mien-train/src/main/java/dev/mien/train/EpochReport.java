package dev.mien.train;

/**
 * What an epoch came to: a row of {@code metrics.csv}.
 *
 * @param epoch counted from 1
 * @param seconds the time that training and validation took
 * @param trainLoss the mean loss over the epoch's samples, each before its own step, augmentation and dropout on
 * @param validationLoss the mean loss over the validation samples after the epoch
 * @param metric the validation figure; see {@link Metric}
 * @param learningRate the rate of the last step
 * @param imagesPerSecond training images a second, validation left out
 */
public record EpochReport(
        int epoch,
        double seconds,
        double trainLoss,
        double validationLoss,
        double metric,
        double learningRate,
        double imagesPerSecond) {}
