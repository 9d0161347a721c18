package dev.mien.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.LabelSet;
import dev.mien.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/measures.md} defines every measure, in the columns' order, as the list in the code does. */
class MeasuresDocumentTest {
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
        List<String> measured = names(new FaceTable(LabelSet.SEVEN, Measure.ALL));
        assertThat(measured.subList(0, plain.size())).isEqualTo(plain);
        assertThat(measured.subList(plain.size(), measured.size()))
                .containsExactlyElementsOf(
                        Measure.ALL.stream().map(Measure::label).toList());
    }

    private static List<String> names(FaceTable table) {
        return table.columns().stream().map(ResultTable.Column::name).toList();
    }
}
