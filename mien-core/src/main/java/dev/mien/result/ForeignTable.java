package dev.mien.result;

import dev.mien.Box;
import dev.mien.Decimal;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.Measure;
import dev.mien.measure.HeadPose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tables of faces with the columns of other tools, as far as there are values for them. Points are those of the 68 of
 * 300-W that Mien has, too. Poses require measures.
 */
public final class ForeignTable implements ResultTable<FaceResult> {
    /** Our points by their index among the 68, which have no eye centres. */
    private static final Map<Integer, Keypoint> OF_68 = new TreeMap<>(Map.ofEntries(
            Map.entry(8, Keypoint.CHIN),
            Map.entry(17, Keypoint.RIGHT_EYEBROW_OUTER_END),
            Map.entry(21, Keypoint.RIGHT_EYEBROW_INNER_END),
            Map.entry(22, Keypoint.LEFT_EYEBROW_INNER_END),
            Map.entry(26, Keypoint.LEFT_EYEBROW_OUTER_END),
            Map.entry(30, Keypoint.NOSE_TIP),
            Map.entry(33, Keypoint.NOSE_BASE),
            Map.entry(36, Keypoint.RIGHT_EYE_OUTER_CORNER),
            Map.entry(37, Keypoint.RIGHT_EYE_UPPER_LID_OUTER),
            Map.entry(38, Keypoint.RIGHT_EYE_UPPER_LID_INNER),
            Map.entry(39, Keypoint.RIGHT_EYE_INNER_CORNER),
            Map.entry(40, Keypoint.RIGHT_EYE_LOWER_LID_INNER),
            Map.entry(41, Keypoint.RIGHT_EYE_LOWER_LID_OUTER),
            Map.entry(42, Keypoint.LEFT_EYE_INNER_CORNER),
            Map.entry(43, Keypoint.LEFT_EYE_UPPER_LID_INNER),
            Map.entry(44, Keypoint.LEFT_EYE_UPPER_LID_OUTER),
            Map.entry(45, Keypoint.LEFT_EYE_OUTER_CORNER),
            Map.entry(46, Keypoint.LEFT_EYE_LOWER_LID_OUTER),
            Map.entry(47, Keypoint.LEFT_EYE_LOWER_LID_INNER),
            Map.entry(48, Keypoint.MOUTH_RIGHT_CORNER),
            Map.entry(51, Keypoint.MOUTH_CENTER_TOP_LIP),
            Map.entry(54, Keypoint.MOUTH_LEFT_CORNER),
            Map.entry(57, Keypoint.MOUTH_CENTER_BOTTOM_LIP),
            Map.entry(62, Keypoint.MOUTH_INNER_TOP_LIP),
            Map.entry(66, Keypoint.MOUTH_INNER_BOTTOM_LIP)));

    private final List<Cell> cells = new ArrayList<>();

    /** A column and its value. */
    private record Cell(Column column, Value value) {}

    /** Extracts a value from a face. */
    @FunctionalInterface
    private interface Value {
        @Nullable
        Object of(FaceResult face);
    }

    private ForeignTable() {}

    /**
     * OpenFace's columns (Baltrušaitis et al. 2018): {@code frame, face_id, timestamp, confidence, success, pose_Rx, pose_Ry, pose_Rz} in
     * radians with its signs, {@code x_i, y_i}; and {@code source}.
     *
     * @param points the number of points of each face, 15 or 27, of which 13 or 25 are among the 68
     */
    public static ForeignTable openFace(int points) {
        ForeignTable table = new ForeignTable();
        table.whole(
                "frame", face -> face.frame().isPresent() ? face.frame().getAsInt() + 1 : null); // counted from 1 there
        table.whole("face_id", face -> face.track().orElse(face.number()) - 1);
        table.number("timestamp", face -> face.time().orElse(Double.NaN));
        table.number("confidence", face -> face.face().detectionScore());
        table.whole("success", face -> 1);
        for (int axis = 0; axis < 3; axis++) {
            int place = axis;
            table.number("pose_R" + "xyz".charAt(axis), face -> radians(face.face(), place));
        }
        table.points(points);
        table.text("source", FaceResult::source);
        return table;
    }

    /**
     * Py-Feat's columns (Cheong et al. 2023): {@code FaceRectX, FaceRectY, FaceRectWidth, FaceRectHeight, FaceScore, x_i, y_i, Pitch, Roll, Yaw} in
     * degrees with our signs, the seven emotions under its names, {@code input} and {@code frame}.
     *
     * @param points the number of points of each face, 15 or 27, of which 13 or 25 are among the 68
     */
    public static ForeignTable pyFeat(int points) {
        ForeignTable table = new ForeignTable();
        table.number("FaceRectX", face -> face.face().box().left());
        table.number("FaceRectY", face -> face.face().box().top());
        table.number("FaceRectWidth", face -> box(face).width());
        table.number("FaceRectHeight", face -> box(face).height());
        table.number("FaceScore", face -> face.face().detectionScore());
        table.points(points);
        table.number("Pitch", face -> measure(face.face(), Measure.PITCH));
        table.number("Roll", face -> measure(face.face(), Measure.ROLL));
        table.number("Yaw", face -> measure(face.face(), Measure.YAW));
        for (Expression expression : LabelSet.SEVEN.expressions()) {
            table.number(pyFeatName(expression), face -> share(face.face(), expression));
        }
        table.text("input", FaceResult::source);
        table.whole("frame", face -> face.frame().isPresent() ? face.frame().getAsInt() : 0);
        return table;
    }

    private static String pyFeatName(Expression expression) {
        return switch (expression) {
            case HAPPY -> "happiness";
            case SAD -> "sadness";
            default -> expression.label();
        };
    }

    private static Box box(FaceResult face) {
        return face.face().box();
    }

    private static double radians(Face face, int axis) {
        double[] turns = HeadPose.turnsXyz(
                measure(face, Measure.YAW), measure(face, Measure.PITCH), measure(face, Measure.ROLL));
        return turns[axis];
    }

    private static double measure(Face face, Measure measure) {
        return face.measures()
                .map(taken -> taken.get(measure))
                .orElse(OptionalDouble.empty())
                .orElse(Double.NaN);
    }

    private static double share(Face face, Expression expression) {
        Optional<ExpressionScores> scores =
                face.expression().filter(known -> known.labels().expressions().contains(expression));
        return scores.map(known -> (double) known.probabilities()[known.labels().indexOf(expression)])
                .orElse(Double.NaN);
    }

    private void points(int count) {
        Map<Integer, Keypoint> known = new TreeMap<>(OF_68);
        known.values().removeIf(point -> point.ordinal() >= count);
        known.forEach((index, point) -> number("x_" + index, face -> point(face, points -> points.x(point))));
        known.forEach((index, point) -> number("y_" + index, face -> point(face, points -> points.y(point))));
    }

    private static double point(FaceResult face, Function<Keypoints, Float> coordinate) {
        return face.face().keypoints().map(coordinate).orElse(Float.NaN);
    }

    private void number(String name, Function<FaceResult, Number> value) {
        cells.add(new Cell(
                Column.number(name),
                face -> Decimal.roundedShare(value.apply(face).doubleValue())));
    }

    private void whole(String name, Value value) {
        cells.add(new Cell(Column.whole(name), value));
    }

    private void text(String name, Value value) {
        cells.add(new Cell(Column.text(name), value));
    }

    @Override
    public List<Column> columns() {
        return cells.stream().map(Cell::column).toList();
    }

    @Override
    public List<@Nullable Object> row(FaceResult face) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Cell cell : cells) {
            row.add(cell.value().of(face));
        }
        return row;
    }
}
