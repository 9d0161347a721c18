package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.model.Task;
import dev.mien.net.Presets;
import org.jspecify.annotations.Nullable;

/** How each net is trained unless something else is asked for. */
public final class Recipes {
    private static final String LICENCE_NOTE = "The terms of the training data apply to this model.";

    private Recipes() {}

    /**
     * The defaults of a net.
     *
     * @param labels the classes of an expression net; null for key points
     */
    public static TrainConfig of(
            Task task, String preset, @Nullable LabelSet labels, DataFacts data, long seed, int threads) {
        Recipe recipe = recipe(preset, task);
        return new TrainConfig(
                task,
                preset,
                labels,
                data,
                seed,
                recipe.epochs,
                recipe.batch,
                recipe.optimizer,
                recipe.schedule,
                recipe.loss,
                recipe.augment,
                recipe.averageDecay,
                recipe.patience,
                threads,
                Precision.FLOAT32,
                LICENCE_NOTE);
    }

    /** What a net has of its own. */
    private record Recipe(
            int epochs,
            int batch,
            OptimizerConfig optimizer,
            Schedule schedule,
            LossConfig loss,
            AugmentConfig augment,
            double averageDecay,
            int patience) {}

    private static Recipe recipe(String preset, Task task) {
        return switch (preset + " " + task.label()) {
            // The two-ResNet project's: Adam at Keras' rate, MSE with batch 32, brightness and mirror images
            // beforehand.
            // The cosine and the moving average are ours: they make 25 epochs as good as the project's several hundred.
            case "seed keypoints" ->
                new Recipe(
                        25,
                        32,
                        OptimizerConfig.of(OptimizerConfig.Kind.ADAM, 0, 0),
                        Schedule.cosine(1e-3, 1),
                        LossConfig.of(LossConfig.Kind.MSE),
                        AugmentConfig.of(AugmentConfig.NONE, 3),
                        .998,
                        10);
            case "seed expression" ->
                new Recipe(
                        25,
                        64,
                        OptimizerConfig.of(OptimizerConfig.Kind.ADAM, 0, 0),
                        Schedule.cosine(1e-3, 1),
                        LossConfig.of(LossConfig.Kind.CROSS_ENTROPY),
                        AugmentConfig.of("seed-expression", 1),
                        .998,
                        10);
            case "small keypoints" ->
                new Recipe(
                        50,
                        32,
                        OptimizerConfig.of(OptimizerConfig.Kind.ADAMW, .01, 0),
                        Schedule.cosine(2e-3, 2),
                        LossConfig.of(LossConfig.Kind.HUBER),
                        AugmentConfig.of("keypoints", 1),
                        .998,
                        0);
            case "small expression" ->
                new Recipe(
                        72,
                        64,
                        OptimizerConfig.of(OptimizerConfig.Kind.ADAMW, .05, 0),
                        Schedule.cosine(2e-3, 2),
                        LossConfig.of(LossConfig.Kind.CROSS_ENTROPY).withLabelSmoothing(.1),
                        AugmentConfig.of("expression", 1),
                        .999,
                        0);
            case "small detector" ->
                new Recipe(
                        24,
                        64,
                        OptimizerConfig.of(OptimizerConfig.Kind.ADAMW, .02, 5),
                        Schedule.cosine(3e-3, 1),
                        LossConfig.of(LossConfig.Kind.DETECTION),
                        AugmentConfig.of("detector", 1),
                        .998,
                        0);
            case "pyramid detector" ->
                new Recipe(
                        30,
                        8,
                        OptimizerConfig.of(OptimizerConfig.Kind.ADAMW, .02, 10),
                        Schedule.cosine(1.5e-3, .5),
                        LossConfig.of(LossConfig.Kind.PYRAMID),
                        AugmentConfig.of("pieces", 1),
                        .998,
                        0);
            default ->
                throw new UserError("unknown preset '" + preset + "'", "--preset", "use one of: " + Presets.NAMES);
        };
    }
}
