package dev.mien.train.config;

import dev.mien.model.PyramidCells;
import dev.mien.model.Task;
import dev.mien.net.PyramidDetector;
import dev.mien.train.history.Metric;
import java.util.Map;
import java.util.Set;

/** The settings of one-pass detectors. */
final class OnePassSettings implements TaskSettings {
    private static final Map<String, Recipe> RECIPES = Map.of(
            "pyramid",
            new Recipe(
                    90,
                    8,
                    OptimizerConfig.of(OptimizerConfig.Kind.ADAMW, .02, 10),
                    Schedule.cosine(1.2e-3, .5),
                    LossConfig.of(LossConfig.Kind.PYRAMID),
                    AugmentConfig.of("pieces", 1),
                    .998,
                    0));

    @Override
    public Task task() {
        return Task.DETECTOR;
    }

    @Override
    public String name() {
        return "detectors";
    }

    @Override
    public Metric metric() {
        return Metric.AVERAGE_PRECISION;
    }

    @Override
    public Map<String, Recipe> recipes() {
        return RECIPES;
    }

    @Override
    public String preset() {
        return "pyramid";
    }

    @Override
    public Set<LossConfig.Kind> losses() {
        return Set.of(LossConfig.Kind.PYRAMID);
    }

    @Override
    public Set<Ingredient> takes() {
        return Set.of(Ingredient.BACKGROUND, Ingredient.FACES);
    }

    @Override
    public int outputs(TrainConfig config) {
        return PyramidCells.outputs(PyramidDetector.SIDE, PyramidDetector.SIDE);
    }
}
