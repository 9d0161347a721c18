package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxTest {
    @ParameterizedTest
    @CsvSource({"0,0,0,1", "0,0,1,0", "NaN,0,1,1", "0,0,1,NaN", "0,0,Infinity,1", "-Infinity,0,1,1"})
    void aBoxWithoutAnAreaIsNone(float left, float top, float right, float bottom) {
        assertThatThrownBy(() -> new Box(left, top, right, bottom)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSideIsThatOfASquareOfTheSameArea() {
        assertThat(new Box(-2, 10, 16, 42).side()).isEqualTo(24);
        assertThat(new Box(0, 0, 3e30f, 3e30f).side()).isEqualTo(3e30f);
    }

    @Test
    void thePartInsideThePictureIsCutOut() {
        assertThat(new Box(-5, 10, 30, 80).within(100, 50)).contains(new Box(0, 10, 30, 50));
        assertThat(new Box(10, 10, 30, 40).within(100, 50)).contains(new Box(10, 10, 30, 40));
        assertThat(new Box(-5, 10, 0, 80).within(100, 50)).isEmpty();
    }
}
