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
    void readingEndsWhereNothingIsToBeHopedFor() {
        BadRowList bad = new BadRowList("a.csv");
        for (int line = 2; line <= 10_001; line++) {
            bad.refuseHopeless(line - 2, .01);
            bad.add(line, "no face");
        }
        bad.refuseHopeless(20_000, .01); // half of the rows are good
        bad.refuseHopeless(10_000, 1); // all may be bad
        assertThatThrownBy(() -> bad.refuseHopeless(10_000, .01))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "10,000 of the first 10,000 rows are bad, more than the limit of 1 %, the first: a.csv:2: no face");
    }

    @Test
    void millionsOfBadRowsTakeNoMemory() {
        BadRowList bad = new BadRowList("a.csv");
        for (int line = 1; line <= 3_000_000; line++) {
            bad.add(line, "x".repeat(1000)); // 3 GB, were they kept
        }
        assertThatThrownBy(() -> bad.finish(1, .5))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("3,000,000 of 3,000,001 rows are bad");
    }
}
