package dev.mien.train;

import dev.mien.UserError;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Scenes;
import dev.mien.dataset.Split;
import dev.mien.model.DetectorModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where faces are, as cells of one size that a picture is searched with at several scales. */
final class CellDetectorObjective implements Objective {
    private static final Map<String, Recipe> RECIPES = Map.of(
            "small",
            new Recipe(
                    24,
                    64,
                    OptimizerConfig.of(OptimizerConfig.Kind.ADAMW, .02, 5),
                    Schedule.cosine(3e-3, 1),
                    LossConfig.of(LossConfig.Kind.DETECTION),
                    AugmentConfig.of("detector", 1),
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
    public Set<LossConfig.Kind> losses() {
        return Set.of(LossConfig.Kind.DETECTION);
    }

    @Override
    public Set<Ingredient> takes() {
        return Set.of(Ingredient.BACKGROUND, Ingredient.FACES);
    }

    @Override
    public int outputs(TrainConfig config) {
        return DetectorModel.outputs(ModelMetadata.INPUT_SIZE, ModelMetadata.INPUT_SIZE);
    }

    @Override
    public TrainingJob prepare(TrainingRequest request) throws IOException {
        if (request.background.isEmpty() || request.faces.isEmpty() || request.data.size() != 1) {
            throw new UserError(
                    "a detector learns from one table of boxes, photos without a face, and faces to paste on them",
                    "mien train detector",
                    "give --data BOXES.csv --background DIR --faces FILE");
        }
        Scenes scenes = Scenes.read(request.data.get(0), request.background.get());
        Split split = request.split(scenes.photos().size(), () -> DetectorData.split(scenes, request.seed));
        ExpressionDataset crops = Datasets.expressions(List.of(request.faces.get()), request.reading);
        TrainConfig config = request.config(DetectorData.facts(scenes, split, crops), null);
        TrainingData data = DetectorData.of(scenes, split, crops, request.trainable(crops), request.seed);
        return new TrainingJob(config, data, split, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
