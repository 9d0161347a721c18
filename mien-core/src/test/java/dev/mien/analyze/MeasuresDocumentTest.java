package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.LabelSet;
import dev.mien.Measure;
import dev.mien.Measures;
import dev.mien.Standing;
import dev.mien.measure.ControlTable;
import dev.mien.measure.FaceMeasurer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(measured.subList(plain.size(), measured.size()))
                .containsExactlyElementsOf(
                        Measure.ALL.stream().map(Measure::label).toList());
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
        assertThat(names(table)).containsAll(measures.toMap().keySet()).endsWith("z_mean", "z_spread", "flags");
        Face face = new Face(new Box(0, 0, 9, 9), 1, Optional.empty(), Optional.empty()).withMeasures(measures);
        assertThat(table.row(FaceResult.of("a.jpg", face)).get(names(table).indexOf("mouth_width_z")))
                .isEqualTo(-4.0);
    }

    private static List<String> names(FaceTable table) {
        return table.columns().stream().map(ResultTable.Column::name).toList();
    }
}
