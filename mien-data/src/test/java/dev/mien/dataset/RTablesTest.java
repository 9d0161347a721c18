package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Expression;
import dev.mien.Keypoint;
import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data files that R has written. */
class RTablesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** By {@code write.csv}, {@code write.table(sep = ",")}, {@code write.table(sep = "\t")} and {@code write.table}. */
    static List<List<String>> faces() {
        List<String> table = List.of(
                "'emotion','pixels','person'", "'1',3,'1 2 3 4','ann'", "'2',NA,'9 9 9 9','ben'", "'3',4,'5 6 7 8',NA");
        List<String> quoted =
                table.stream().map(line -> line.replace('\'', '"')).toList();
        List<String> csv = quoted.stream()
                .map(line -> line.startsWith("\"emotion") ? "\"\"," + line : line)
                .toList();
        return List.of(
                csv,
                quoted,
                quoted.stream().map(line -> line.replace(',', '\t')).toList(),
                quoted.stream().map(line -> line.replace(',', ' ')).toList());
    }

    @ParameterizedTest
    @MethodSource("faces")
    void namesOfRowsAreNoFields(List<String> lines) throws IOException {
        Path file = Texts.write(folder.resolve("faces.csv"), lines);
        LoadOptions lenient = LoadOptions.defaults().withBadRowLimit(.5);
        ExpressionDataset data = Datasets.expressions(List.of(file), lenient);
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.expression(0)).isEqualTo(Expression.HAPPY);
        assertThat(data.image(1).pixels()).containsExactly(5, 6, 7, 8);
        assertThat(data.badRows().first()).singleElement().asString().contains("faces.csv:3: unknown class 'NA'");
        GroupColumn people = GroupColumn.read(List.of(file), "person");
        assertThat(people.of(data, 0)).isEqualTo("ann");
    }

    @Test
    void namesOfRowsWithoutQuotesAreToldFromOtherFieldsByTheUser() throws IOException {
        Path file = Texts.write(folder.resolve("faces.csv"), List.of("emotion,pixels", "1,3,1 2 3 4", "2,4,5 6 7 8"));
        assertThatThrownBy(() -> Datasets.expressions(List.of(file), LoadOptions.defaults()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("faces.csv:2: 3 fields, expected 2")
                .hasMessageContaining("row.names = FALSE");
    }

    @Test
    void quotesThatAreNotDoubledAreRefusedWithTheirRow() throws IOException {
        List<String> lines = List.of(
                "\"emotion\",\"pixels\",\"person\"", "3,\"1 2 3 4\",\"ann\"", "3,\"5 6 7 8\",\"\\\"b\\\" ben\"");
        Path file = Texts.write(folder.resolve("faces.csv"), lines);
        assertThatThrownBy(() -> Datasets.expressions(List.of(file), LoadOptions.defaults()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("faces.csv:3: text behind the closing quote of a field")
                .hasMessageContaining("qmethod = \"double\"");
    }

    static List<List<String>> points() {
        List<String> table = List.of(
                "'nose_tip_x','nose_tip_y','left_eye_center_x','left_eye_center_y','Image'",
                "'1',1.5,.5,NA,NA,'1 2 3 4'",
                "'2',1,1,0,0,'1 2 3 5'");
        List<String> quoted =
                table.stream().map(line -> line.replace('\'', '"')).toList();
        return List.of(
                quoted, quoted.stream().map(line -> line.replace(',', ' ')).toList());
    }

    @ParameterizedTest
    @MethodSource("points")
    void namesOfRowsAreNoPoints(List<String> lines) throws IOException {
        Path file = Texts.write(folder.resolve("points.csv"), lines);
        KeypointDataset data = Datasets.keypoints(List.of(file), LoadOptions.defaults());
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.keypoints(0).x(Keypoint.NOSE_TIP)).isEqualTo(1.5f);
        assertThat(data.keypoints(0).has(Keypoint.LEFT_EYE_CENTER)).isFalse();
    }
}
