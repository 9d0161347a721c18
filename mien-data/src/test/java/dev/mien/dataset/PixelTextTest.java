package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixelTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 7 200 255",
                "0,7,200,255",
                "[0, 7, 200, 255]",
                "[[0 7]\n [200 255]]",
                "0.0 7.0 200.00 255.",
                "0,0 7,0 200,0 255,0",
                "\"0;7;200;255\""
            })
    void pixelsAreReadHoweverProgramsWriteThem(String text) {
        assertThat(PixelText.square(text, "here").pixels()).containsExactly(0, 7, (byte) 200, (byte) 255);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 256 3 | pixel 3 is '256', expected a whole number in 0..255",
                "1 2 -3 4 | pixel 3 is '-3'",
                "1 2 x 4 | pixel 3 is 'x'",
                "0.5 0.25 1 0 | a fraction, expected a whole number in 0..255 (shares of 0..1 are to be multiplied by 255)",
                "1 2 ... 4 | the list was shortened when it was printed",
                "1 2 3 | 3 pixels, expected a square number"
            })
    void whatIsWrongIsNamedWithItsPixel(String text, String problem) {
        assertThatThrownBy(() -> PixelText.square(text, "faces.csv:7"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("faces.csv:7: ")
                .hasMessageContaining(problem);
    }

    @Test
    void aFieldDoesNotRememberTheOneBefore() {
        PixelText pixels = new PixelText();
        pixels.read("1 2 300".toCharArray(), 0, 7);
        assertThat(pixels.problem()).isNotNull();
        pixels.read("9".toCharArray(), 0, 1);
        assertThat(pixels.problem()).isNull();
        assertThat(pixels.toBytes()).containsExactly(9);
    }
}
