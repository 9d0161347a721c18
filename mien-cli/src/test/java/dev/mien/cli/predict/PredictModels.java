package dev.mien.cli.predict;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.image.GrayImage;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelOptions;
import dev.mien.testing.RandomModels;
import java.nio.file.Path;
import java.util.List;

/** Models of random numbers to ask. */
record PredictModels(Path keypoints, Path seven, Path five) {
    /** Writes them into a folder. */
    static PredictModels write(Path folder) {
        return new PredictModels(
                RandomModels.keypoints(folder.resolve("keypoints.onnx"), 1),
                RandomModels.expression(folder.resolve("seven.onnx"), LabelSet.SEVEN, 1),
                RandomModels.expression(folder.resolve("five.onnx"), LabelSet.FIVE, 1));
    }

    /** What the model of seven classes answers. */
    List<ExpressionScores> scores(ModelOptions options, GrayImage... faces) {
        try (ExpressionModel model = ExpressionModel.open(seven, options)) {
            return model.predict(List.of(faces));
        }
    }
}
