package dev.mien.train.history;

/**
 * The results of an epoch: a row of {@code metrics.csv}.
 *
 * @param epoch counted from 1
 * @param seconds the time that training and validation took
 * @param trainLoss the mean loss of the training samples, each before its own step, with augmentation and dropout
 * @param validationLoss the mean loss of the validation samples after the epoch
 * @param metric the validation metric; see {@link Metric}
 * @param learningRate the learning rate of the last step
 * @param imagesPerSecond training images per second, without validation
 */
public record EpochReport(
        int epoch,
        double seconds,
        double trainLoss,
        double validationLoss,
        double metric,
        double learningRate,
        double imagesPerSecond) {}
