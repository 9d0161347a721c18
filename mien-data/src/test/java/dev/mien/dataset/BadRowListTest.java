package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BadRowListTest {
    @Test
    void theFirstRowsAreNamedInTheFilesOrderInWhicheverOrderTheyCame() {
        BadRowList bad = new BadRowList("a.csv");
        for (int line = 100; line >= 1; line--) {
            bad.add(line, "no face");
        }
        BadRows rows = bad.finish(1000, .5);
        assertThat(rows.count()).isEqualTo(100);
        assertThat(rows.first())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(line -> "a.csv:" + line + ": no face; the row was skipped")
                        .toList());
    }

    @Test
    void millionsOfBadRowsTakeNoMemory() {
        BadRowList bad = new BadRowList("a.csv");
        for (int line = 1; line <= 3_000_000; line++) {
            bad.add(line, "x".repeat(1000)); // 3 GB, were they kept
        }
        assertThatThrownBy(() -> bad.finish(1, .5))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("3000000 of 3000001 rows are bad");
    }
}
