package dev.mien.bench;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.LabelSet;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import dev.mien.metric.Calibration;
import dev.mien.metric.Interval;
import dev.mien.model.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures expressions under domain shift: FER-2013's PublicTest rows are pasted into photos without faces, relit,
 * blurred, shrunk, compressed, and found by the detector, whose crops the model reads.
 */
final class ExpressionInPhotos {
    private static final long SEED = 1;

    /** The limits of the groups of faces by side, in pixels. */
    private static final int[] SIDES = {48, 96, Integer.MAX_VALUE};

    private ExpressionInPhotos() {}

    private record Answer(PastedFaces.Face face, Expression truth, ExpressionScores scores) {}

    /** Arguments: fer2013.csv.gz, a folder of photos without a face, five or seven, models: shipped or a file. */
    public static void main(String[] arguments) throws IOException {
        ExpressionDataset faces = Datasets.expressions(List.of(Path.of(arguments[0])), LoadOptions.defaults());
        LabelSet labels = LabelSet.ofLabel(arguments[2]);
        int[] rows = PublicTest.rows(faces, labels);
        List<GrayImage> photos = PictureFiles.list(Path.of(arguments[1])).stream()
                .map(PictureFiles::readGray)
                .toList();
        System.out.println(
                "model and crops, found, accuracy (95 % interval), mean confidence, calibration error, by chance, log loss");
        for (String model : Arrays.asList(arguments).subList(3, arguments.length)) {
            try (FaceAnalyzer analyzer = FaceAnalyzer.builder()
                    .expression(ModelArgument.origin(model, Task.EXPRESSION))
                    .labels(labels)
                    .build()) {
                print(model, rows.length, read(faces, rows, photos, analyzer));
            }
        }
    }

    private static List<Answer> read(
            ExpressionDataset faces, int[] rows, List<GrayImage> photos, FaceAnalyzer analyzer) {
        List<Answer> answers = new ArrayList<>();
        for (int first = 0; first < rows.length; first += PastedFaces.MANY) {
            int[] shown = Arrays.copyOfRange(rows, first, Math.min(rows.length, first + PastedFaces.MANY));
            PastedFaces pasted =
                    PastedFaces.draw(Arrays.stream(shown).mapToObj(faces::image).toList(), photos, SEED + first);
            List<Face> found = analyzer.analyze(Picture.of(pasted.photo()));
            for (int i = 0; i < shown.length; i++) {
                PastedFaces.Face face = pasted.faces().get(i);
                Expression truth = faces.expression(shown[i]);
                nearest(found, face)
                        .ifPresent(result -> answers.add(
                                new Answer(face, truth, result.expression().orElseThrow())));
            }
        }
        return answers;
    }

    private static Optional<Face> nearest(List<Face> found, PastedFaces.Face face) {
        return found.stream()
                .filter(result -> face.isAt(result.box()))
                .max(Comparator.comparingDouble(Face::detectionScore));
    }

    private static void print(String model, int all, List<Answer> answers) {
        System.out.printf(Locale.ROOT, "%s: %d of %d found%n", model, answers.size(), all);
        print(model + ", all", answers);
        int from = 0;
        for (int side : SIDES) {
            int least = from;
            List<Answer> some = answers.stream()
                    .filter(answer -> answer.face.side() >= least && answer.face.side() < side)
                    .toList();
            print(model + ", from " + least + " px", some);
            from = side;
        }
    }

    private static void print(String name, List<Answer> answers) {
        List<Expression> truth = answers.stream().map(Answer::truth).toList();
        List<ExpressionScores> scores = answers.stream().map(Answer::scores).toList();
        long hits = answers.stream()
                .filter(answer -> answer.scores.best() == answer.truth)
                .count();
        Calibration calibration = Calibration.of(truth, scores);
        Interval interval = Interval.wilson(hits, answers.size());
        double loss = answers.stream()
                .mapToDouble(answer -> -Math.log(
                        answer.scores.probabilities()[answer.scores.labels().indexOf(answer.truth)]))
                .average()
                .orElse(Double.NaN);
        System.out.printf(
                Locale.ROOT,
                "%s, %d, %.2f %% (%.2f to %.2f), %.2f %%, %.3f, %.3f, %.3f%n",
                name,
                answers.size(),
                100.0 * hits / answers.size(),
                100 * interval.low(),
                100 * interval.high(),
                100
                        * scores.stream()
                                .mapToDouble(ExpressionScores::confidence)
                                .average()
                                .orElse(Double.NaN),
                calibration.expectedError(),
                calibration.errorByChance(),
                loss);
    }
}
