package dev.mien.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.MadeUpFaces;
import dev.mien.Measure;
import dev.mien.Measures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ForeignTableTest {
    private static final Face FACE = MadeUpFaces.happy(new Box(10, 20, 110, 140), MadeUpFaces.diagonal(2))
            .withMeasures(Measures.of(Map.of(Measure.YAW, 30.0, Measure.PITCH, 0.0, Measure.ROLL, 0.0)));

    private static Object cell(ForeignTable table, FaceResult face, String column) {
        List<String> names =
                table.columns().stream().map(ResultTable.Column::name).toList();
        return Optional.ofNullable(table.row(face).get(names.indexOf(column))).orElse("nothing");
    }

    @Test
    void openFaceHasRadiansWithItsSignsAndCountsFromOne() {
        FaceResult face = new FaceResult(
                "a.mp4", OptionalInt.of(7), OptionalDouble.of(.28), OptionalInt.of(2), 1, FACE, Optional.empty());
        ForeignTable table = ForeignTable.openFace(Keypoint.COUNT);
        assertThat(cell(table, face, "frame")).isEqualTo(8);
        assertThat(cell(table, face, "face_id")).isEqualTo(1);
        assertThat(cell(table, face, "pose_Ry")).isEqualTo(-.523599);
        assertThat(cell(table, face, "pose_Rx")).isEqualTo(0.0);
        assertThat(cell(table, face, "x_30")).as("the nose's tip").isEqualTo(22.0);
        assertThat(table.columns().stream().map(ResultTable.Column::name))
                .startsWith(
                        "frame",
                        "face_id",
                        "timestamp",
                        "confidence",
                        "success",
                        "pose_Rx",
                        "pose_Ry",
                        "pose_Rz",
                        "x_17");
    }

    @Test
    void pyFeatHasRectanglesAndEmotionsUnderItsNames() {
        ForeignTable table = ForeignTable.pyFeat(Keypoint.COUNT);
        FaceResult face = FaceResult.of("a.jpg", FACE);
        assertThat(cell(table, face, "FaceRectWidth")).isEqualTo(100.0);
        assertThat(cell(table, face, "happiness")).isEqualTo(.9);
        assertThat(cell(table, face, "Yaw")).isEqualTo(30.0);
        assertThat(cell(table, face, "input")).isEqualTo("a.jpg");
    }

    @Test
    void eyelidsLipsNoseAndChinHaveTheirNumbersWhereTheyAreAskedFor() {
        float[] coordinates = new float[2 * Keypoint.EXTENDED_COUNT];
        for (int i = 0; i < Keypoint.EXTENDED_COUNT; i++) {
            coordinates[2 * i] = i;
            coordinates[2 * i + 1] = 100 + i;
        }
        Keypoints points = Keypoints.of(coordinates);
        FaceResult face = FaceResult.of("a.jpg", MadeUpFaces.happy(new Box(0, 0, 99, 99), points));
        ForeignTable table = ForeignTable.pyFeat(Keypoint.EXTENDED_COUNT);
        Map<Integer, Keypoint> known = Map.of(
                8, Keypoint.CHIN,
                33, Keypoint.NOSE_BASE,
                37, Keypoint.RIGHT_EYE_UPPER_LID_OUTER,
                40, Keypoint.RIGHT_EYE_LOWER_LID_INNER,
                44, Keypoint.LEFT_EYE_UPPER_LID_OUTER,
                47, Keypoint.LEFT_EYE_LOWER_LID_INNER,
                62, Keypoint.MOUTH_INNER_TOP_LIP,
                66, Keypoint.MOUTH_INNER_BOTTOM_LIP);
        known.forEach((index, point) -> {
            assertThat(cell(table, face, "x_" + index)).as(point.label()).isEqualTo((double) point.ordinal());
            assertThat(cell(table, face, "y_" + index)).as(point.label()).isEqualTo(100.0 + point.ordinal());
        });
        assertThat(xs(table)).hasSize(25).startsWith("x_8", "x_17");
        assertThat(xs(ForeignTable.openFace(Keypoint.COUNT))).hasSize(13).startsWith("x_17");
    }

    private static List<String> xs(ForeignTable table) {
        return table.columns().stream()
                .map(ResultTable.Column::name)
                .filter(name -> name.startsWith("x_"))
                .toList();
    }

    @Test
    void whatIsNotMeasuredIsNothing() {
        Face bare = new Face(new Box(0, 0, 9, 9), 1, Optional.empty(), Optional.empty());
        assertThat(cell(ForeignTable.openFace(Keypoint.COUNT), FaceResult.of("a.jpg", bare), "pose_Rz"))
                .isEqualTo("nothing");
        assertThat(cell(ForeignTable.pyFeat(Keypoint.COUNT), FaceResult.of("a.jpg", bare), "anger"))
                .isEqualTo("nothing");
    }
}
