package dev.mien.result;

import dev.mien.Box;
import dev.mien.Decimal;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.measure.FaceMeasurer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of faces, the same in every format. Its columns are stable names: {@code source, frame, time_s, track,
 * face, left, top, right, bottom, detection_score, expression, confidence}, the classes, x and y of the 15 or 27
 * points, and, if requested, the measures and the points' spreads.
 */
public final class FaceTable implements ResultTable<FaceResult> {
    /** The number of leading columns that say where a face was found: source, frame, time, track and number. */
    public static final int PLACE_COLUMNS = 5;

    private final LabelSet labels;
    private final int points;
    private final MeasureColumns measures;
    private final List<Column> columns;

    /**
     * The table of 15 points without measures.
     *
     * @param labels the label set, with a column for each class; these are empty for faces without an expression
     */
    public FaceTable(LabelSet labels) {
        this(labels, Keypoint.COUNT, Optional.empty());
    }

    /**
     * The table of 15 points with measures.
     *
     * @param labels the label set, with a column for each class; these are empty for faces without an expression
     * @param measurer takes the measures
     */
    public FaceTable(LabelSet labels, FaceMeasurer measurer) {
        this(labels, Keypoint.COUNT, Optional.of(measurer));
    }

    /**
     * The table of any number of points, and measures after all other columns if there is a measurer.
     *
     * @param labels the label set, with a column for each class; these are empty for faces without an expression
     * @param points the number of points that have columns, the first ones of {@link Keypoint#EXTENDED}
     * @param measurer takes the measures
     */
    public FaceTable(LabelSet labels, int points, Optional<FaceMeasurer> measurer) {
        this.labels = labels;
        this.points = points;
        this.measures = measurer.map(taken -> MeasureColumns.of(taken, points)).orElse(MeasureColumns.NONE);
        this.columns = Stream.of(
                        Stream.of(
                                Column.text("source"),
                                Column.whole("frame"),
                                Column.number("time_s"),
                                Column.whole("track"),
                                Column.whole("face")),
                        Stream.of("left", "top", "right", "bottom", "detection_score")
                                .map(Column::number),
                        Stream.of(Column.text("expression"), Column.number("confidence")),
                        labels.expressions().stream().map(expression -> Column.number(expression.label())),
                        Keypoint.EXTENDED.subList(0, points).stream()
                                .flatMap(point ->
                                        Stream.of(Column.number(point.columnX()), Column.number(point.columnY()))),
                        measures.columns().stream())
                .flatMap(some -> some)
                .toList();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    /**
     * The row of a face: a value for each column, of its type, or null if it was not requested or is unknown. Pixels,
     * seconds and measures are rounded to a thousandth, shares to a millionth.
     */
    @Override
    public List<@Nullable Object> row(FaceResult result) {
        Face face = result.face();
        Box box = face.box();
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        row.add(result.source());
        row.add(result.frame().isPresent() ? result.frame().getAsInt() : null);
        row.add(Decimal.roundedLength(result.time().orElse(Double.NaN)));
        row.add(result.track().isPresent() ? result.track().getAsInt() : null);
        row.add(result.number());
        for (float edge : new float[] {box.left(), box.top(), box.right(), box.bottom()}) {
            row.add(Decimal.roundedLength(edge));
        }
        row.add(Decimal.roundedShare(face.detectionScore()));
        row.add(face.expression().map(ExpressionScores::label).orElse(null));
        row.add(Decimal.roundedShare(
                face.expression().map(ExpressionScores::confidence).orElse(Float.NaN)));
        float[] shares = face.expression()
                .map(scores -> scores.in(labels).probabilities())
                .orElse(new float[0]);
        for (int i = 0; i < labels.size(); i++) {
            row.add(i < shares.length ? Decimal.roundedShare(shares[i]) : null);
        }
        float[] coordinates = face.keypoints().map(Keypoints::toArray).orElse(new float[0]);
        for (int i = 0; i < 2 * points; i++) {
            row.add(i < coordinates.length ? Decimal.roundedLength(coordinates[i]) : null);
        }
        row.addAll(measures.values(face));
        return row;
    }
}
