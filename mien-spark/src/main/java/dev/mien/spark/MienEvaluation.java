package dev.mien.spark;

import dev.mien.Box;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.ClassCoding;
import dev.mien.evaluate.CropPixels;
import dev.mien.metric.Confusion;
import dev.mien.metric.KeypointErrors;
import dev.mien.model.Task;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a model on rows of a data set, such as from {@link MienSpark#readCsv}, in parallel. The metrics are the
 * same as those of {@code mien evaluate} on the same rows.
 */
public final class MienEvaluation {
    private static final List<String> COORDINATES = Keypoint.ALL.stream()
            .flatMap(point -> Stream.of(point.columnX(), point.columnY()))
            .toList();

    private MienEvaluation() {}

    /**
     * Scores an expression model. Rows with classes that it does not have are left out.
     *
     * @param rows pictures of a single face each, with the class in the column {@code emotion}, by number or name
     * @param options by name; see {@link MienOptions}
     * @throws UserError when a column is missing, or no row can be scored
     */
    public static ExpressionScore expressions(Dataset<Row> rows, Map<String, String> options) {
        MienOptions reading = MienOptions.of(options).forCrops(Task.EXPRESSION);
        LabelSet labels = Analyzers.of(reading.models()).labels();
        ExpressionScore score = PictureColumns.select(rows, reading, List.of("emotion"))
                .javaRDD()
                .mapPartitions(
                        part -> List.of(expressions(Readings.ofPartition(part, reading), labels, reading.classNames()))
                                .iterator())
                .treeAggregate(
                        new ExpressionScore(new Confusion(labels), 0), ExpressionScore::plus, ExpressionScore::plus);
        require(score.confusion().n(), "no row of the classes '" + labels.label() + "'", "emotion");
        return score;
    }

    private static ExpressionScore expressions(Iterator<Reading> readings, LabelSet labels, ClassCoding classNames) {
        Confusion confusion = new Confusion(labels);
        long bad = 0;
        while (readings.hasNext()) {
            Reading reading = readings.next();
            Object emotion = reading.others().get(1);
            Optional<Expression> truth = emotion == null
                    ? Optional.empty()
                    : classNames.expression(emotion.toString().strip());
            if (reading.error() != null || truth.isEmpty()) {
                bad++;
            } else if (labels.indexOf(truth.get()) >= 0) {
                Optional<ExpressionScores> scores = reading.faces().get(0).expression();
                confusion.add(truth.get(), scores.orElseThrow().best());
            }
        }
        return new ExpressionScore(confusion, bad);
    }

    /**
     * Scores a key point model. Rows without an annotation are left out.
     *
     * @param rows pictures of a single face each, with annotations in Kaggle's columns, some of which may be empty or
     *     missing
     * @param options by name; see {@link MienOptions}
     * @throws UserError when no row can be scored
     */
    public static KeypointScore keypoints(Dataset<Row> rows, Map<String, String> options) {
        MienOptions reading = MienOptions.of(options).forCrops(Task.KEYPOINTS);
        Analyzers.of(reading.models());
        List<String> marked = COORDINATES.stream()
                .filter(name -> PictureColumns.find(rows, name).isPresent())
                .toList();
        KeypointScore score = PictureColumns.select(rows, reading, marked)
                .javaRDD()
                .mapPartitions(part -> List.of(keypoints(Readings.ofPartition(part, reading), marked))
                        .iterator())
                .treeAggregate(new KeypointScore(new KeypointErrors(), 0), KeypointScore::plus, KeypointScore::plus);
        require(score.errors().n(), "no row with a marked point", "keypoints");
        return score;
    }

    private static KeypointScore keypoints(Iterator<Reading> readings, List<String> marked) {
        KeypointErrors errors = new KeypointErrors();
        long bad = 0;
        while (readings.hasNext()) {
            Reading reading = readings.next();
            Optional<Keypoints> truth = annotation(reading.others(), marked);
            if (reading.error() != null || truth.isEmpty()) {
                bad++;
                continue;
            }
            Face face = reading.faces().get(0);
            if (!isInside(truth.get(), face.box())) {
                bad++;
            } else if (truth.get().count() > 0) {
                errors.add(
                        inCrop(truth.get(), face.box()), inCrop(face.keypoints().orElseThrow(), face.box()));
            }
        }
        return new KeypointScore(errors, bad);
    }

    /** The annotation; empty if a coordinate is not a number. */
    private static Optional<Keypoints> annotation(List<@Nullable Object> row, List<String> marked) {
        float[] coordinates = new float[COORDINATES.size()];
        try {
            for (int i = 0; i < coordinates.length; i++) {
                int column = marked.indexOf(COORDINATES.get(i));
                Object coordinate = column < 0 ? null : row.get(1 + column);
                coordinates[i] = coordinate == null ? Float.NaN : Float.parseFloat(coordinate.toString());
            }
            return Optional.of(Keypoints.of(coordinates));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether all annotated points lie inside the picture; otherwise the row is bad, as for {@code mien evaluate}. */
    private static boolean isInside(Keypoints annotation, Box picture) {
        return Keypoint.ALL.stream()
                .filter(annotation::has)
                .allMatch(point -> annotation.x(point) >= 0
                        && annotation.y(point) >= 0
                        && annotation.x(point) < picture.width()
                        && annotation.y(point) < picture.height());
    }

    private static Keypoints inCrop(Keypoints points, Box picture) {
        return CropPixels.of(points, picture.width(), picture.height());
    }

    private static void require(long rows, String problem, String place) {
        if (rows == 0) {
            throw new UserError(problem, place, "choose other rows");
        }
    }
}
