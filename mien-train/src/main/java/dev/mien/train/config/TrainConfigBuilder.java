package dev.mien.train.config;

import dev.mien.LabelSet;
import dev.mien.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * Changes some settings of a {@link TrainConfig} and keeps the others:
 *
 * <pre>{@code
 * TrainConfig shorter = config.toBuilder().epochs(3).patience(0).build();
 * }</pre>
 *
 * Each setting has the meaning and range that {@link TrainConfig} gives it; {@link #build()} checks the values.
 */
public final class TrainConfigBuilder {
    private final Task task;
    private final String preset;
    private final @Nullable LabelSet labels;
    private DataFacts data;
    private long seed;
    private int epochs;
    private int batch;
    private OptimizerConfig optimizer;
    private Schedule schedule;
    private LossConfig loss;
    private AugmentConfig augment;
    private double averageDecay;
    private int patience;
    private Keep keep;
    private int threads;
    private Precision precision;
    private String licenceNote;

    TrainConfigBuilder(TrainConfig from) {
        task = from.task();
        preset = from.preset();
        labels = from.labels();
        data = from.data();
        seed = from.seed();
        epochs = from.epochs();
        batch = from.batch();
        optimizer = from.optimizer();
        schedule = from.schedule();
        loss = from.loss();
        augment = from.augment();
        averageDecay = from.averageDecay();
        patience = from.patience();
        keep = from.keep();
        threads = from.threads();
        precision = from.precision();
        licenceNote = from.licenceNote();
    }

    public TrainConfigBuilder data(DataFacts value) {
        data = value;
        return this;
    }

    public TrainConfigBuilder seed(long value) {
        seed = value;
        return this;
    }

    public TrainConfigBuilder epochs(int value) {
        epochs = value;
        return this;
    }

    public TrainConfigBuilder batch(int value) {
        batch = value;
        return this;
    }

    public TrainConfigBuilder optimizer(OptimizerConfig value) {
        optimizer = value;
        return this;
    }

    public TrainConfigBuilder schedule(Schedule value) {
        schedule = value;
        return this;
    }

    public TrainConfigBuilder loss(LossConfig value) {
        loss = value;
        return this;
    }

    public TrainConfigBuilder augment(AugmentConfig value) {
        augment = value;
        return this;
    }

    public TrainConfigBuilder averageDecay(double value) {
        averageDecay = value;
        return this;
    }

    public TrainConfigBuilder patience(int value) {
        patience = value;
        return this;
    }

    public TrainConfigBuilder keep(Keep value) {
        keep = value;
        return this;
    }

    public TrainConfigBuilder threads(int value) {
        threads = value;
        return this;
    }

    public TrainConfigBuilder precision(Precision value) {
        precision = value;
        return this;
    }

    public TrainConfigBuilder licenceNote(String value) {
        licenceNote = value;
        return this;
    }

    /**
     * Creates the configuration.
     *
     * @throws dev.mien.OptionError when a value is out of range, or does not belong to the task
     */
    public TrainConfig build() {
        return new TrainConfig(
                task,
                preset,
                labels,
                data,
                seed,
                epochs,
                batch,
                optimizer,
                schedule,
                loss,
                augment,
                averageDecay,
                patience,
                keep,
                threads,
                precision,
                licenceNote);
    }
}
