package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Faces as rows of a table, the same in every format; the columns are a promise to whoever reads them by name: {@code source,
 * frame, time_s, track, left, top, right, bottom, detection_score, expression, confidence}, the classes, and x and y of the 15
 * points.
 */
public final class FaceTable {
    /** How many columns say where a face was found, before those of the face: source, frame, time and track. */
    public static final int PLACE_COLUMNS = 4;

    private final LabelSet labels;
    private final List<Column> columns;

    /**
     * A column.
     *
     * @param type {@code String}, {@code Integer} or {@code Double}
     */
    public record Column(String name, Class<?> type) {}

    /**
     * The table.
     *
     * @param labels the classes that have a column each; faces without an expression leave them empty
     */
    public FaceTable(LabelSet labels) {
        this.labels = labels;
        this.columns = Stream.of(
                        Stream.of(text("source"), whole("frame"), number("time_s"), whole("track")),
                        Stream.of("left", "top", "right", "bottom", "detection_score")
                                .map(FaceTable::number),
                        Stream.of(text("expression"), number("confidence")),
                        labels.expressions().stream().map(expression -> number(expression.label())),
                        Keypoint.ALL.stream()
                                .flatMap(point -> Stream.of(number(point.columnX()), number(point.columnY()))))
                .flatMap(some -> some)
                .toList();
    }

    private static Column text(String name) {
        return new Column(name, String.class);
    }

    private static Column whole(String name) {
        return new Column(name, Integer.class);
    }

    private static Column number(String name) {
        return new Column(name, Double.class);
    }

    /** The columns in their order. */
    public List<Column> columns() {
        return columns;
    }

    /**
     * A face's row: a value for each column, of its type, or null for what was not asked or is not known. Pixels and seconds
     * are rounded to a thousandth, shares to a millionth.
     */
    public List<@Nullable Object> row(FaceResult result) {
        Face face = result.face();
        Box box = face.box();
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        row.add(result.source());
        row.add(result.frame().isPresent() ? result.frame().getAsInt() : null);
        row.add(Decimal.roundedLength(result.time().orElse(Double.NaN)));
        row.add(result.track().isPresent() ? result.track().getAsInt() : null);
        for (float edge : new float[] {box.left(), box.top(), box.right(), box.bottom()}) {
            row.add(Decimal.roundedLength(edge));
        }
        row.add(Decimal.roundedShare(face.detectionScore()));
        row.add(face.expression().map(Answer::label).orElse(null));
        row.add(Decimal.roundedShare(
                face.expression().map(ExpressionScores::confidence).orElse(Float.NaN)));
        float[] shares = face.expression()
                .map(scores -> scores.in(labels).probabilities())
                .orElse(new float[0]);
        for (int i = 0; i < labels.size(); i++) {
            row.add(i < shares.length ? Decimal.roundedShare(shares[i]) : null);
        }
        float[] coordinates = face.keypoints().map(Keypoints::toArray).orElse(new float[0]);
        for (int i = 0; i < 2 * Keypoint.COUNT; i++) {
            row.add(i < coordinates.length ? Decimal.roundedLength(coordinates[i]) : null);
        }
        return row;
    }
}
