package dev.mien.train;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.UserError;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.evaluate.CropPixels;
import dev.mien.evaluate.KeypointAnswers;
import dev.mien.evaluate.KeypointEvaluation;
import dev.mien.evaluate.Scoring;
import dev.mien.evaluate.Verification;
import dev.mien.export.ModelFigures;
import dev.mien.export.RefinedPoints;
import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.train.calibrate.PointRegression;
import dev.mien.train.calibrate.SpreadCalibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
     * @param model the file of a key point model in floating point or 8 bits
     * @param name what errors call it
     * @param rows its training files in their order
     * @param stored the split that its run stored; without it, the split is made again from the file's seed
     * @throws UserError when the data is not that of the training, or the model has no heatmaps
     */
    public static PointRefinement of(byte[] model, String name, KeypointDataset rows, Optional<Split> stored)
            throws IOException {
        Path file = Files.createTempFile("mien-refined", ".onnx");
        try {
            Files.write(file, model);
            Split split;
            PointRegression regression;
            try (KeypointModel plain = KeypointModel.open(file, ModelOptions.defaults())) {
                split = split(plain, rows, stored);
                regression = regression(plain, rows, split);
            }
            byte[] refined = RefinedPoints.of(model, name, regression.matrix(), regression.offsets());
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

    private static PointRegression regression(KeypointModel model, KeypointDataset data, Split split) {
        int[] distinct = Arrays.stream(split.train()).distinct().sorted().toArray(); // some are trained on twice
        KeypointAnswers whole = answers(model, data, distinct);
        List<Keypoints> truth = new ArrayList<>(whole.truth());
        List<Keypoints> answers = new ArrayList<>(whole.answers());
        if (model.cropHeight() > 1) { // once more without what is below the crop, as many callers give faces
            for (int row : whole.rows()) {
                truth.add(inCrop(data.keypoints(row), data.image(row)));
                answers.add(inCrop(model.predict(List.of(data.image(row))).get(0), data.image(row)));
            }
        }
        return PointRegression.of(
                Keypoint.EXTENDED.subList(0, model.points()),
                truth,
                answers,
                weights(data, whole.rows(), truth.size()));
    }

    private static Keypoints inCrop(Keypoints points, GrayImage image) {
        return CropPixels.of(points, image.width(), image.height());
    }

    /** The weights of rows, which are repeated up to the count. */
    private static double[] weights(KeypointDataset data, int[] rows, int count) {
        Map<String, Long> sizes = Arrays.stream(rows)
                .mapToObj(data::file)
                .collect(Collectors.groupingBy(file -> file, Collectors.counting()));
        return IntStream.range(0, count)
                .mapToDouble(i -> 1.0 / sizes.getOrDefault(data.file(rows[i % rows.length]), 1L))
                .toArray();
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
