package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoxTest {
    @Test
    void theShareWithinAPictureIsThatOfItsArea() {
        assertThat(new Box(10, 10, 50, 50).shareWithin(100, 100)).isEqualTo(1);
        assertThat(new Box(-20, 10, 20, 50).shareWithin(100, 100)).isEqualTo(0.5);
        assertThat(new Box(80, 80, 120, 120).shareWithin(100, 100)).isEqualTo(0.25);
        assertThat(new Box(100, 10, 120, 50).shareWithin(100, 100)).isZero();
        assertThat(new Box(-40, -40, -10, -10).shareWithin(100, 100)).isZero();
    }
}
