package dev.mien.report;

import dev.mien.Box;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.dataset.Dataset;
import dev.mien.draw.FaceGrid;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.report.Card.Verdict;
import dev.mien.result.FaceResult;
import dev.mien.result.Truth;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Creates cards of faces and writes their pictures to the report's folder. */
final class FaceCards {
    private final ReportFolder folder;

    FaceCards(ReportFolder folder) {
        this.folder = folder;
    }

    /** A reproducible random sample of indices below {@code size}, ascending. */
    static int[] sample(int size, int count, long seed) {
        return new SplittableRandom(seed)
                .ints(0, Math.max(1, size))
                .distinct()
                .limit(Math.min(size, count))
                .sorted()
                .toArray();
    }

    /** A row of a data set with its annotations. */
    Card row(String name, Dataset data, int row) throws IOException {
        GrayImage image = data.image(row);
        Dataset.Row known = data.row(row);
        if (known.label().isPresent()) {
            String label = known.label().get().label();
            return plain(name, image, label, "A face labelled " + label, List.of());
        }
        Keypoints points = known.annotation().orElse(Keypoints.NONE);
        String marked = points.count() + " of " + Keypoint.COUNT + " points";
        String caption = points.count() == Keypoint.COUNT ? "" : marked;
        return plain(name, image, points, caption, "A face with " + marked + " marked");
    }

    /** A face without points. */
    Card plain(String name, GrayImage image, String caption, String alt, List<String> details) throws IOException {
        return new Card(folder.face(name, Luma.picture(image)), alt, caption, details, Verdict.NONE);
    }

    /** A face with its points. */
    Card plain(String name, GrayImage image, Keypoints points, String caption, String alt) throws IOException {
        FaceResult result = FaceResult.of(name, face(image, Optional.of(points), Optional.empty()));
        return new Card(tile(name, image, result), alt, caption, List.of(), Verdict.NONE);
    }

    /** A face with the answer of an expression model and the truth. */
    Card expression(String name, GrayImage image, Expression truth, ExpressionScores scores) throws IOException {
        String answer = answer(scores);
        return new Card(
                folder.face(name, Luma.picture(image)),
                "A face labelled " + truth.label() + ", answered " + answer,
                answer,
                List.of("true: " + truth.label()),
                Verdict.of(scores.best() == truth));
    }

    /** A face with predicted points as dots and annotated ones as rings, both in pixels of the image. */
    Card keypoints(String name, GrayImage image, Keypoints truth, Keypoints answer, double errorPx) throws IOException {
        FaceResult result = FaceResult.of(name, face(image, Optional.of(answer), Optional.empty()))
                .withTruth(Truth.of(truth));
        String error = Words.number(errorPx, 2) + " px off";
        return new Card(
                tile(name, image, result),
                "A face whose predicted points are " + error + " on average",
                error,
                truth.count() == Keypoint.COUNT ? List.of() : List.of("of " + truth.count() + " marked points"),
                Verdict.NONE);
    }

    /** A face with the answers of both models. */
    Card combined(String name, GrayImage image, FaceResult result) throws IOException {
        Face face = result.face();
        String answer = face.expression().map(FaceCards::answer).orElse("");
        Optional<Expression> truth = result.truth().flatMap(Truth::expression);
        return new Card(
                tile(name, image, result),
                "A face with its points, answered " + answer
                        + truth.map(label -> ", labelled " + label.label()).orElse(""),
                answer,
                truth.map(label -> List.of("true: " + label.label())).orElse(List.of()),
                result.isCorrect().map(Verdict::of).orElse(Verdict.NONE));
    }

    private String tile(String name, GrayImage image, FaceResult result) throws IOException {
        return folder.face(name, FaceGrid.Tile.of(Luma.picture(image), result).picture());
    }

    private static String answer(ExpressionScores scores) {
        return scores.best().label() + " " + Words.roundPercent(scores.confidence());
    }

    private static Face face(GrayImage image, Optional<Keypoints> points, Optional<ExpressionScores> scores) {
        return new Face(new Box(0, 0, image.width(), image.height()), 1, points, scores);
    }
}
