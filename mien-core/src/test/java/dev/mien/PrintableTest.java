package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a photo.jpg", "Gr\u00fc\u00dfe \u4e16\u754c \ud83d\ude00", "\u05e9\u05dc\u05d5\u05dd"})
    void ordinaryTextStaysWhateverItsScript(String text) {
        assertThat(Printable.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            chars = {'\n', '\r', '\t', '\u001b', '\u007f', '\u009b', '\u2028', '\u061c', '\u200e', '\u202e', '\u2066'})
    void whatSteersATerminalOrTheDirectionOfWritingIsShownAsItsNumber(char letter) {
        assertThat(Printable.of("a" + letter + "b")).isEqualTo(String.format(Locale.ROOT, "a\\u%04xb", (int) letter));
    }
}
