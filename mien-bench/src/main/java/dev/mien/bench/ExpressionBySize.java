package dev.mien.bench;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.Resize;
import dev.mien.metric.Calibration;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures accuracy and confidence of the expression model and the analyzer on pictures shrunk to various sizes. */
final class ExpressionBySize {
    private ExpressionBySize() {}

    /** Arguments: fer2013.csv.gz, five or seven, sides in pixels. */
    public static void main(String[] arguments) throws IOException {
        ExpressionDataset faces = Datasets.expressions(List.of(Path.of(arguments[0])), LoadOptions.defaults());
        LabelSet labels = LabelSet.ofLabel(arguments[1]);
        int[] rows = PublicTest.rows(faces, labels);
        System.out.println(
                "side, accuracy, calibration error of the model, and evened out, share sure, of these right");
        ModelOptions options = ModelOptions.defaults();
        try (ExpressionModel model = ExpressionModel.open(ModelOrigin.shipped(Task.EXPRESSION), options);
                FaceAnalyzer analyzer = FaceAnalyzer.builder()
                        .detector(FaceDetector.WHOLE_PICTURE)
                        .withoutKeypoints()
                        .labels(labels)
                        .build()) {
            for (String side : Arrays.asList(arguments).subList(2, arguments.length)) {
                print(Integer.parseInt(side), faces, rows, labels, model, analyzer);
            }
        }
    }

    private static void print(
            int side,
            ExpressionDataset faces,
            int[] rows,
            LabelSet labels,
            ExpressionModel model,
            FaceAnalyzer analyzer) {
        List<Expression> truth = new ArrayList<>();
        List<ExpressionScores> plain = new ArrayList<>();
        List<ExpressionScores> evened = new ArrayList<>();
        int sure = 0;
        int sureHits = 0;
        int hits = 0;
        for (int row : rows) {
            GrayImage face = faces.image(row);
            GrayImage small = side == face.width() ? face : Resize.to(face, side, side);
            ExpressionScores found =
                    analyzer.analyze(Picture.of(small)).get(0).expression().orElseThrow();
            int hit = found.best() == faces.expression(row) ? 1 : 0;
            truth.add(faces.expression(row));
            plain.add(model.predict(List.of(small)).get(0).in(labels));
            evened.add(found);
            hits += hit;
            sure += found.isSure() ? 1 : 0;
            sureHits += found.isSure() ? hit : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%d px: %.1f %%, %.3f, %.3f, %.1f %%, %.1f %%%n",
                side,
                100.0 * hits / rows.length,
                Calibration.of(truth, plain).expectedError(),
                Calibration.of(truth, evened).expectedError(),
                100.0 * sure / rows.length,
                100.0 * sureHits / sure);
    }
}
