package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.OptionError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldTest {
    @Test
    void aFoldIsANumberAndHowManyThereAre() {
        assertThat(Fold.parse(" 2/5")).isEqualTo(new Fold(2, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0/5", "6/5", "1/1", "1/99999", "a/b", "-1/5", ""})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Fold.parse(text))
                .isInstanceOf(OptionError.class)
                .hasMessageContaining("fold: '" + text + "' is no fold")
                .hasMessageContaining("1/5 to 5/5");
    }
}
