package dev.mien.train;

import dev.mien.Keypoint;
import dev.mien.UserError;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.evaluate.KeypointAnswers;
import dev.mien.evaluate.KeypointEvaluation;
import dev.mien.evaluate.Scoring;
import dev.mien.evaluate.Verification;
import dev.mien.export.ModelFigures;
import dev.mien.export.RefinedPoints;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.train.calibrate.PointRegression;
import dev.mien.train.calibrate.SpreadCalibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Corrects the points of a trained model by {@link PointRegression} on its training rows, in which each data file
 * weighs the same, and calibrates their spreads again.
 *
 * @param model the corrected model file, without validation metrics
 * @param shift how far all points were moved in x, in pixels of the 96x96 crop
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record PointRefinement(byte[] model, double shift) {
    /**
     * Corrects a model.
     *
     * @param model a key point model in floating point or 8 bits
     * @param rows its training files in their order
     * @param stored the split that its run stored; without it, the split is made again from the file's seed
     * @throws UserError when the data is not that of the training, or the model has no heatmaps
     */
    public static PointRefinement of(byte[] model, KeypointDataset rows, Optional<Split> stored) throws IOException {
        Path file = Files.createTempFile("mien-refined", ".onnx");
        try {
            Files.write(file, model);
            Split split;
            PointRegression regression;
            try (KeypointModel plain = KeypointModel.open(file, ModelOptions.defaults())) {
                split = split(plain, rows, stored);
                regression = regression(plain, rows, split);
            }
            byte[] refined = RefinedPoints.of(ModelOrigin.file(file), regression.matrix(), regression.offsets());
            Files.write(file, refined);
            try (KeypointModel better = KeypointModel.open(file, ModelOptions.defaults())) {
                return new PointRefinement(
                        ModelFigures.stating(refined, spreads(better, rows, split)), regression.shift());
            }
        } finally {
            Files.delete(file);
        }
    }

    private static Split split(KeypointModel model, KeypointDataset rows, Optional<Split> stored) {
        return Verification.split(model.metadata(), rows, stored)
                .orElseThrow(() -> new UserError(
                        "not the data and the split that the model was trained on",
                        rows.name(),
                        "give the files of its training in their order, and the split.json of its run"));
    }

    private static PointRegression regression(KeypointModel model, KeypointDataset rows, Split split) {
        int[] distinct = Arrays.stream(split.train()).distinct().sorted().toArray(); // some are trained on twice
        KeypointAnswers answers = answers(model, rows, distinct);
        Map<String, Long> sizes = Arrays.stream(answers.rows())
                .mapToObj(rows::file)
                .collect(Collectors.groupingBy(file -> file, Collectors.counting()));
        double[] weights = Arrays.stream(answers.rows())
                .mapToDouble(row -> 1.0 / sizes.getOrDefault(rows.file(row), 1L))
                .toArray();
        return PointRegression.of(
                Keypoint.EXTENDED.subList(0, model.points()), answers.truth(), answers.answers(), weights);
    }

    private static Map<String, Double> spreads(KeypointModel model, KeypointDataset rows, Split split) {
        if (model.points() == Keypoint.COUNT) {
            return Map.of(); // it tells none
        }
        KeypointAnswers answers = answers(model, rows, split.validation());
        return SpreadCalibration.again(model.metadata(), answers.truth(), answers.answers());
    }

    private static KeypointAnswers answers(KeypointModel model, KeypointDataset rows, int... some) {
        return ((KeypointEvaluation)
                        Scoring.ofAll(model).score(model, Optional.empty(), rows, some, Optional.empty(), done -> {}))
                .answers();
    }
}
