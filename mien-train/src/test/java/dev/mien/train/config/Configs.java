package dev.mien.train.config;

import dev.mien.LabelSet;
import dev.mien.dataset.Split;
import dev.mien.model.Task;
import org.jspecify.annotations.Nullable;

/** Small configurations for tests. */
public final class Configs {
    private static final DataFacts DATA = new DataFacts("noise", "00", "by hand", 20, 8, 0);

    public static final Split SPLIT = new Split("by hand", new int[] {0, 1}, new int[] {2}, new int[0]);

    private Configs() {}

    public static TrainConfig keypoints(int epochs, Schedule schedule, int patience) {
        return of(Task.KEYPOINTS, null, LossConfig.Kind.MSE, epochs, schedule, patience);
    }

    public static TrainConfig keypoints(int epochs) {
        return keypoints(epochs, Schedule.cosine(.01, 1), 0);
    }

    public static TrainConfig expression(int epochs) {
        return of(Task.EXPRESSION, LabelSet.FIVE, LossConfig.Kind.CROSS_ENTROPY, epochs, Schedule.cosine(.001, 1), 0);
    }

    public static TrainConfig withVotes(double weight) {
        LossConfig loss =
                new LossConfig(LossConfig.Kind.CROSS_ENTROPY, 1, 1, 1, 0, LossConfig.ClassWeights.NONE, weight, 0, 0);
        return changed(expression(1), loss, AugmentConfig.of(AugmentConfig.NONE, 1));
    }

    public static TrainConfig taught(double weight) {
        LossConfig loss =
                new LossConfig(LossConfig.Kind.CROSS_ENTROPY, 1, 1, 1, 0, LossConfig.ClassWeights.NONE, 0, weight, 0);
        return changed(expression(1), loss, AugmentConfig.of(AugmentConfig.NONE, 1));
    }

    public static TrainConfig enlarged(int times) {
        TrainConfig config = keypoints(1);
        return changed(config, config.loss(), AugmentConfig.of(AugmentConfig.NONE, times));
    }

    private static TrainConfig changed(TrainConfig from, LossConfig loss, AugmentConfig augment) {
        return from.toBuilder().loss(loss).augment(augment).build();
    }

    private static TrainConfig of(
            Task task, @Nullable LabelSet labels, LossConfig.Kind loss, int epochs, Schedule schedule, int patience) {
        return new TrainConfig(
                task,
                "small",
                labels,
                DATA,
                7,
                epochs,
                4,
                OptimizerConfig.of(OptimizerConfig.Kind.ADAM, 0, 0),
                schedule,
                LossConfig.of(loss),
                AugmentConfig.of(AugmentConfig.NONE, 1),
                .9,
                patience,
                Keep.BEST,
                2,
                Precision.FLOAT32,
                "none");
    }
}
