package dev.mien.train.config;

import dev.mien.model.Task;
import dev.mien.net.Presets;
import dev.mien.train.history.Metric;
import java.util.Map;
import java.util.Set;

/** The settings of key point nets. */
final class KeypointSettings implements TaskSettings {
    private static final Map<String, Recipe> RECIPES = Map.of(
            // The two-ResNet project's: Adam at Keras' rate, MSE with batch 32, brightness and mirror images
            // beforehand.
            // The cosine and the moving average are ours: they make 25 epochs as good as the project's several hundred.
            "seed",
            new Recipe(
                    25,
                    32,
                    OptimizerConfig.of(OptimizerConfig.Kind.ADAM, 0, 0),
                    Schedule.cosine(1e-3, 1),
                    LossConfig.of(LossConfig.Kind.MSE),
                    AugmentConfig.of(AugmentConfig.NONE, 3),
                    .998,
                    10),
            "small",
            smallNet("keypoints"),
            Presets.POINTS_27,
            smallNet("keypoints-wild"));

    private static Recipe smallNet(String augmentation) {
        return new Recipe(
                50,
                32,
                OptimizerConfig.of(OptimizerConfig.Kind.ADAMW, .01, 0),
                Schedule.cosine(2e-3, 2),
                LossConfig.of(LossConfig.Kind.HUBER),
                AugmentConfig.of(augmentation, 1),
                .998,
                0);
    }

    @Override
    public Task task() {
        return Task.KEYPOINTS;
    }

    @Override
    public String name() {
        return "key points";
    }

    @Override
    public Metric metric() {
        return Metric.RMSE;
    }

    @Override
    public Map<String, Recipe> recipes() {
        return RECIPES;
    }

    @Override
    public Set<LossConfig.Kind> losses() {
        return Set.of(LossConfig.Kind.MSE, LossConfig.Kind.HUBER, LossConfig.Kind.WING);
    }

    @Override
    public Set<Ingredient> takes() {
        return Set.of(Ingredient.TEACHERS, Ingredient.ANNOTATION_CORRECTION, Ingredient.BACKGROUND, Ingredient.FACES);
    }

    @Override
    public int outputs(TrainConfig config) {
        return 2 * KeypointInput.of(config.preset()).points() + (config.loss().faceWeight() > 0 ? 1 : 0);
    }
}
