package dev.mien.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/output.md} names every column that is written, and none that is not. */
class OutputDocumentTest {
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");
    private static final Map<String, Class<?>> TYPES =
            Map.of("text", String.class, "int", Integer.class, "double", Double.class);

    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        Matcher name = NAME.matcher(cell);
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    /** The first cells of a table's rows, with the second where it is a type. */
    private static List<ResultTable.Column> documented() throws IOException {
        List<ResultTable.Column> columns = new ArrayList<>();
        List<String> points = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../docs/output.md"))) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 5 && TYPES.containsKey(cells[2].strip())) {
                names(cells[1]).forEach(name -> columns.add(new ResultTable.Column(name, TYPES.get(cells[2].strip()))));
            } else if (cells.length == 4) {
                points.addAll(names(cells[1]));
            }
        }
        points.stream()
                .flatMap(point -> Stream.of(point + "_x", point + "_y"))
                .forEach(name -> columns.add(new ResultTable.Column(name, Double.class)));
        return columns;
    }

    @Test
    void theDocumentHasEveryColumnAndItsType() throws IOException {
        List<ResultTable.Column> written =
                new FaceTable(LabelSet.SEVEN, Keypoint.EXTENDED_COUNT, Optional.empty()).columns();
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(written);
    }
}
