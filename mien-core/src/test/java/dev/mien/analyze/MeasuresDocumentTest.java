package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.Measure;
import dev.mien.Measures;
import dev.mien.Standing;
import dev.mien.measure.ControlTable;
import dev.mien.measure.FaceMeasurer;
import dev.mien.result.FaceResult;
import dev.mien.result.FaceTable;
import dev.mien.result.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/measures.md} defines every measure, in the columns' order, as the list in the code does. */
class MeasuresDocumentTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theDocumentHasEveryMeasureWithItsUnitAndDefinition() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/measures.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Measure.ALL.stream()
                        .map(measure ->
                                "| `" + measure.label() + "` | " + measure.unit() + " | " + measure.definition() + " |")
                        .toList());
    }

    @Test
    void eachMeasureHasAColumnAfterAllOthers() {
        List<String> plain = names(new FaceTable(LabelSet.SEVEN));
        List<String> measured = names(new FaceTable(LabelSet.SEVEN, FaceMeasurer.create()));
        assertThat(measured.subList(0, plain.size())).isEqualTo(plain);
        List<String> names =
                new ArrayList<>(Measure.ALL.stream().map(Measure::label).toList());
        Keypoint.ALL.forEach(point -> names.add(point.columnSpread()));
        assertThat(measured.subList(plain.size(), measured.size())).containsExactlyElementsOf(names);
    }

    @Test
    void howFarOffEachPointMayBeIsWrittenBesideTheMeasures() {
        float[] spreads = new float[Keypoint.EXTENDED_COUNT];
        Arrays.fill(spreads, Float.NaN);
        spreads[Keypoint.NOSE_TIP.ordinal()] = 1.25f;
        spreads[Keypoint.CHIN.ordinal()] = 4;
        Keypoints points = Keypoints.of(new float[2 * Keypoint.EXTENDED_COUNT]).withSpreads(spreads);
        Face plain = new Face(new Box(0, 0, 9, 9), 1, Optional.of(points), Optional.empty());
        Face face = plain.withMeasures(Measures.of(Map.of(Measure.YAW, 3.0)));
        assertThat(plain.toMap()).doesNotContainKey("measures");
        assertThat(face.toMap().get("measures")).hasToString("{yaw=3, nose_tip_spread=1.25, chin_spread=4}");
        assertThat(face.withFifteenPoints().toMap().get("measures")).hasToString("{yaw=3, nose_tip_spread=1.25}");
        FaceTable table = new FaceTable(LabelSet.SEVEN, 27, Optional.of(FaceMeasurer.create()));
        List<Object> row = table.row(FaceResult.of("a.jpg", face));
        assertThat(row.get(names(table).indexOf("chin_spread"))).isEqualTo(4.0);
        assertThat(row.get(names(table).indexOf("mouth_left_corner_spread"))).isNull();
    }

    @Test
    void whatIsKnownOfAFaceHasAColumnOfItsName() throws IOException {
        Path controls = Files.writeString(
                folder.resolve("controls.csv"), "measure,mean,sd\nmouth_width,70,5\nleft_canthal_tilt,2,1\n");
        FaceMeasurer measurer = FaceMeasurer.create().withPupilDistance(63).withControls(ControlTable.read(controls));
        Measures measures = Measures.of(Map.of(Measure.MOUTH_WIDTH, 50.0, Measure.LEFT_CANTHAL_TILT, 4.0))
                .withPupilDistance(63)
                .withStandings(Map.of(
                        Measure.MOUTH_WIDTH, new Standing(-4, .003), Measure.LEFT_CANTHAL_TILT, new Standing(2, 97.7)));
        assertThat(measures.toMap()).containsEntry("flags", "left_canthal_tilt high; mouth_width low");
        assertThat(measures.toMap().get("mouth_width_mm")).hasToString("31.5");
        assertThat(measures.toMap().get("z_mean")).hasToString("-1");
        FaceTable table = new FaceTable(LabelSet.SEVEN, measurer);
        assertThat(names(table)).containsAll(measures.toMap().keySet()).containsSequence("z_mean", "z_spread", "flags");
        Face face = new Face(new Box(0, 0, 9, 9), 1, Optional.empty(), Optional.empty()).withMeasures(measures);
        assertThat(table.row(FaceResult.of("a.jpg", face)).get(names(table).indexOf("mouth_width_z")))
                .isEqualTo(-4.0);
    }

    private static List<String> names(FaceTable table) {
        return table.columns().stream().map(ResultTable.Column::name).toList();
    }
}
