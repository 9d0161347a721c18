package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.5, 1.5",
        "0.0004, 0",
        "-0.0004, 0",
        "-2.0005, -2.001",
        "12.0340, 12.034",
        "1e7, 10000000",
        "-1e20, -100000000000000000000",
        "0.1, 0.1"
    })
    void aLengthHasThreeDecimalsAtMostAndNoExponent(double value, String text) {
        assertThat(Decimal.length(value)).isEqualTo(text);
        assertThat(Decimal.exactLength(value)).isEqualTo(new BigDecimal(text));
        assertThat(Decimal.roundedLength(value)).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void aShareHasSix() {
        assertThat(Decimal.share(1 / 3.0)).isEqualTo("0.333333");
        assertThat(Decimal.roundedShare(2 / 3.0)).isEqualTo(.666667);
        assertThat(Decimal.percent(.05)).isEqualTo("5 %");
        assertThat(Decimal.percent(1 / 3.0)).isEqualTo("33.333 %");
    }

    @Test
    void whatIsNoNumberIsNothingInTablesAndZeroInJson() {
        assertThat(Decimal.length(Double.NaN)).isEmpty();
        assertThat(Decimal.roundedShare(Double.POSITIVE_INFINITY)).isNull();
        assertThat(Decimal.exactShare(Double.NaN)).isEqualTo(BigDecimal.ZERO);
    }
}
