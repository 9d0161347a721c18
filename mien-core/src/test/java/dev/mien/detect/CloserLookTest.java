package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloserLookTest {
    private static Detection square(float left, float side, float score) {
        return new Detection(new Box(left, 0, left + side, side), score);
    }

    @Test
    void smallFacesAskForItAndSoDoDoubtfulOnes() {
        assertThat(CloserLook.pays(List.of())).isFalse();
        assertThat(CloserLook.pays(List.of(square(0, 120, .9f), square(200, 33, .9f))))
                .isFalse();
        assertThat(CloserLook.pays(List.of(square(0, 120, .9f), square(200, 20, .9f))))
                .isTrue();
        assertThat(CloserLook.pays(List.of(square(200, 20, .41f)))).isTrue();
        assertThat(CloserLook.pays(List.of(square(200, 20, .39f)))).isFalse();
    }

    @Test
    void smallFacesAreTakenFromItAndLargeOnesFromTheFirstLook() {
        List<Detection> both = CloserLook.together(
                List.of(square(0, 12, .5f), square(100, 40, .6f)), List.of(square(0, 24, .7f), square(200, 80, .8f)));
        assertThat(both).extracting(Detection::box).containsExactly(new Box(100, 0, 140, 40), new Box(0, 0, 12, 12));
        assertThat(both.get(0).score()).isEqualTo(.6f);
    }

    @Test
    void itsScoresAreLoweredByTheSameLogit() {
        List<Detection> both =
                CloserLook.together(List.of(), List.of(square(0, 24, .5f), square(100, 24, 1), square(200, 24, 0)));
        assertThat(both.get(0).score()).isCloseTo((float) (1 / (1 + Math.exp(CloserLook.LESS_SURE))), within(1e-6f));
        assertThat(both.get(1).score()).isEqualTo(1);
        assertThat(both.get(2).score()).isZero();
    }
}
