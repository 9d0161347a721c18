package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteTest {
    @Test
    void aShortTextIsWhole() {
        assertThat(Quote.of("happy")).isEqualTo("'happy'");
        assertThat(Quote.of("x".repeat(100))).isEqualTo("'" + "x".repeat(100) + "'");
    }

    @Test
    void theMiddleOfALongTextIsLeftOut() {
        assertThat(Quote.of("/home/" + "x".repeat(40_000) + "/photo.jpg"))
                .startsWith("'/home/xxx")
                .endsWith("xxx/photo.jpg' (40,016 characters)")
                .contains("x...x")
                .hasSizeLessThan(110);
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(Quote.of("a\u001b[31m")).isEqualTo("'a\\u001b[31m'");
    }
}
