package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowGroupsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aCopyTiesTheGroupsOfTwoPersonsTogether() throws IOException {
        Path file = Texts.write(
                folder.resolve("faces.csv"),
                List.of(
                        "emotion,pixels,Group",
                        "3," + Texts.pixels(2304, 1) + ",anna",
                        "3," + Texts.pixels(2304, 2) + ",ben",
                        "3," + Texts.pixels(2304, 3) + ",", // by itself
                        "3," + Texts.pixels(2304, 4) + ",anna",
                        "3," + Texts.pixels(2304, 4) + ",carl", // a copy of anna's second picture
                        "3," + Texts.pixels(2304, 5) + ",carl"));
        Dataset data = Datasets.any(List.of(file), LoadOptions.defaults());
        assertThat(RowGroups.of(data, new int[] {0, 1, 2, 3, 4, 5}))
                .containsExactly(new int[] {0, 3, 4, 5}, new int[] {1}, new int[] {2});
        assertThat(RowGroups.of(data, new int[] {2, 4, 5})).containsExactly(new int[] {4, 5}, new int[] {2});
    }

    @Test
    void theRootOfAGroupIsItsFirstRowInWhicheverOrderRowsWereJoined() {
        RowGroups groups = new RowGroups(6);
        groups.join(5, 4);
        groups.join(3, 5);
        groups.join(1, 2);
        groups.join(4, 2);
        for (int row = 1; row < 6; row++) {
            assertThat(groups.root(row)).isEqualTo(1);
        }
        assertThat(groups.root(0)).isZero();
    }
}
