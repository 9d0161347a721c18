package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every data set does, whatever its rows say of their faces. */
abstract class DatasetContract {
    static final int ROWS = 40;

    @TempDir
    Path folder = Path.of("");

    /** A header and {@link #ROWS} rows. */
    abstract List<String> lines();

    abstract Dataset read(Path file, LoadOptions options);

    private Dataset read(List<String> lines) throws IOException {
        return read(
                Texts.write(folder.resolve("faces.csv"), lines),
                LoadOptions.defaults().withBadRowLimit(.5));
    }

    @Test
    void everyRowHasItsFaceItsPlaceAndWhatIsKnownOfIt() throws IOException {
        Dataset data = read(lines());
        assertThat(data.size()).isEqualTo(ROWS);
        assertThat(data.name()).isEqualTo("faces.csv");
        for (int row = 0; row < ROWS; row++) {
            Dataset.Row one = data.row(row);
            assertThat(data.place(row)).isEqualTo("faces.csv:" + (row + 2)).isEqualTo(one.place());
            assertThat(data.image(row)).isSameAs(one.image());
            assertThat(one.label().isPresent()).isNotEqualTo(one.annotation().isPresent());
        }
    }

    @Test
    void theFingerprintIsThatOfRowsAndTheirOrderWhateverThePacking() throws IOException {
        Dataset data = read(lines());
        Path packed = Texts.gzip(folder.resolve("other.csv.gz"), Texts.bytes(lines()));
        assertThat(DataHash.of(read(packed, LoadOptions.defaults()))).isEqualTo(DataHash.of(data));
        List<String> turned = new ArrayList<>(lines());
        Collections.swap(turned, 1, 2);
        assertThat(DataHash.of(read(turned))).isNotEqualTo(DataHash.of(data));
        assertThat(DataHash.of(read(lines().subList(0, ROWS)))).isNotEqualTo(DataHash.of(data));
    }

    @Test
    void aBadRowIsNamedAndTheOthersStay() throws IOException {
        List<String> lines = new ArrayList<>(lines());
        lines.set(3, lines.get(3).replaceAll("( \\d+)", " 999"));
        Dataset data = read(lines);
        assertThat(data.size()).isEqualTo(ROWS - 1);
        assertThat(data.badRows().count()).isEqualTo(1);
        assertThat(data.badRows().first().get(0)).startsWith("faces.csv:4: ");
        assertThat(data.place(2)).isEqualTo("faces.csv:5");
    }

    @Test
    void aRandomSplitIsOfAllRowsTheSameForASeed() throws IOException {
        Dataset data = read(lines());
        Split split = Splits.random(data, .2, .2, 1);
        assertThat(Splits.random(data, .2, .2, 1)).isEqualTo(split);
        int[] all = IntStream.concat(
                        IntStream.of(split.train()),
                        IntStream.concat(IntStream.of(split.validation()), IntStream.of(split.test())))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, ROWS).toArray());
        List<int[]> halves = Splits.halves(data, all, 1);
        assertThat(Math.abs(halves.get(0).length - halves.get(1).length)).isLessThanOrEqualTo(2);
        assertThat(Arrays.stream(halves.get(0))).noneMatch(row -> Arrays.binarySearch(halves.get(1), row) >= 0);
    }

    @Test
    void theReportCountsAllRows() throws IOException {
        DataReport report = DataReport.of(read(lines()), 0);
        assertThat(report.rows()).isEqualTo(ROWS);
        assertThat(report.splits().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(ROWS);
        assertThat(report.classes().isEmpty()).isNotEqualTo(report.keypoints().isEmpty());
        assertThat(report.surplusCopies()).isZero();
        assertThat(report.conflictingGroups()).isZero();
    }
}
