package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountTest {
    @Test
    void oneIsSingularAndEveryOtherNumberPlural() {
        assertThat(Amount.of(1, "row")).isEqualTo("1 row");
        assertThat(Amount.of(0, "row")).isEqualTo("0 rows");
        assertThat(Amount.of(2_304, "row")).isEqualTo("2,304 rows");
        assertThat(Amount.of(1, "row is bad", "rows are bad")).isEqualTo("1 row is bad");
        assertThat(Amount.of(11, "row is bad", "rows are bad")).isEqualTo("11 rows are bad");
    }
}
