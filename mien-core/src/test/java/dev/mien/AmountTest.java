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

    @Test
    void ofSeveralTheFirstIsNamedAndTheOthersCounted() {
        assertThat(Amount.first("a.jpg", 1)).isEqualTo("a.jpg");
        assertThat(Amount.first("a.jpg", 2)).isEqualTo("a.jpg and 1 more");
        assertThat(Amount.first("a.jpg", 1_002)).isEqualTo("a.jpg and 1,001 more");
    }
}
