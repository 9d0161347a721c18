package dev.mien.train.config;

import dev.mien.model.Task;
import dev.mien.train.history.Metric;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The settings of expression nets. */
final class ExpressionSettings implements TaskSettings {
    private static final Recipe RESIDUAL = new Recipe(
            72,
            64,
            OptimizerConfig.of(OptimizerConfig.Kind.ADAMW, .05, 0),
            Schedule.cosine(2e-3, 2),
            LossConfig.of(LossConfig.Kind.CROSS_ENTROPY).withLabelSmoothing(.1),
            AugmentConfig.of("expression", 1),
            .999,
            0);

    private static final Map<String, Recipe> RECIPES = Map.of(
            // The two-ResNet project's, and the cosine and the moving average as with key points.
            "seed",
            new Recipe(
                    25,
                    64,
                    OptimizerConfig.of(OptimizerConfig.Kind.ADAM, 0, 0),
                    Schedule.cosine(1e-3, 1),
                    LossConfig.of(LossConfig.Kind.CROSS_ENTROPY),
                    AugmentConfig.of("seed-expression", 1),
                    .998,
                    10),
            "small",
            RESIDUAL,
            "deep",
            RESIDUAL);

    @Override
    public Task task() {
        return Task.EXPRESSION;
    }

    @Override
    public String name() {
        return "expressions";
    }

    @Override
    public Metric metric() {
        return Metric.ACCURACY;
    }

    @Override
    public Map<String, Recipe> recipes() {
        return RECIPES;
    }

    @Override
    public Set<LossConfig.Kind> losses() {
        return Set.of(LossConfig.Kind.CROSS_ENTROPY);
    }

    @Override
    public Set<Ingredient> takes() {
        return Set.of(
                Ingredient.LABELS,
                Ingredient.VOTES,
                Ingredient.TEACHERS,
                Ingredient.FOLD,
                Ingredient.FOLD_TEACHERS,
                Ingredient.FACES);
    }

    @Override
    public int outputs(TrainConfig config) {
        return Objects.requireNonNull(config.labels()).size();
    }

    @Override
    public boolean mixes() {
        return true;
    }
}
