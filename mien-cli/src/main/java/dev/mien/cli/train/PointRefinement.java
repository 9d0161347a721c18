package dev.mien.cli.train;

import dev.mien.Keypoint;
import dev.mien.UserError;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
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
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Corrects the points of a model by {@link PointRegression} on its training rows, and calibrates their spreads again.
 *
 * @param data the model's training files in order; each weighs the same
 * @param splitFile the split of its run; without it, the split is recreated from the file's seed
 * @param messages where it is noted how far the points are moved
 */
record PointRefinement(List<Path> data, Optional<Path> splitFile, PrintWriter messages) {
    /**
     * The model file with its points corrected, without validation metrics.
     *
     * @throws UserError when the data is not that of the training
     */
    byte[] refined(byte[] model) throws IOException {
        KeypointDataset rows = Datasets.keypoints(data, LoadOptions.defaults());
        Optional<Split> stored =
                splitFile.isPresent() ? Optional.of(SplitFile.read(splitFile.get(), rows.size())) : Optional.empty();
        Path file = Files.createTempFile("mien-export", ".onnx");
        try {
            Files.write(file, model);
            ModelOrigin plain = ModelOrigin.file(file);
            Split split = split(plain, rows, stored);
            PointRegression regression = regression(plain, rows, split);
            messages.printf(
                    Locale.ROOT, "all points moved by %+.2f pixels of the face crop in x%n", regression.shift());
            byte[] refined = RefinedPoints.of(plain, regression.matrix(), regression.offsets());
            Files.write(file, refined);
            return ModelFigures.stating(refined, spreads(ModelOrigin.file(file), rows, split));
        } finally {
            Files.delete(file);
        }
    }

    private static Split split(ModelOrigin file, KeypointDataset rows, Optional<Split> stored) {
        try (KeypointModel model = KeypointModel.open(file, ModelOptions.defaults())) {
            return Verification.split(model.metadata(), rows, stored)
                    .orElseThrow(() -> new UserError(
                            "not the data and the split that the model was trained on",
                            "--data",
                            "give the files of its training in their order, and the run's split.json with"
                                    + " --split-file"));
        }
    }

    private static PointRegression regression(ModelOrigin file, KeypointDataset rows, Split split) {
        try (KeypointModel model = KeypointModel.open(file, ModelOptions.defaults())) {
            int[] distinct = Arrays.stream(split.train()).distinct().sorted().toArray();
            KeypointAnswers answers = answers(model, rows, distinct);
            Map<String, Long> sizes = Arrays.stream(answers.rows())
                    .mapToObj(rows::file)
                    .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
            double[] weights = Arrays.stream(answers.rows())
                    .mapToDouble(row -> 1.0 / sizes.getOrDefault(rows.file(row), 1L))
                    .toArray();
            return PointRegression.of(Keypoint.EXTENDED.subList(0, model.points()), answers, weights);
        }
    }

    private static Map<String, Double> spreads(ModelOrigin file, KeypointDataset rows, Split split) {
        try (KeypointModel model = KeypointModel.open(file, ModelOptions.defaults())) {
            if (model.points() == Keypoint.COUNT) {
                return Map.of();
            }
            KeypointAnswers answers = answers(model, rows, split.validation());
            return SpreadCalibration.again(model.metadata(), answers.truth(), answers.answers());
        }
    }

    private static KeypointAnswers answers(KeypointModel model, KeypointDataset rows, int... some) {
        return ((KeypointEvaluation)
                        Scoring.ofAll(model).score(model, Optional.empty(), rows, some, Optional.empty(), done -> {}))
                .answers();
    }
}
