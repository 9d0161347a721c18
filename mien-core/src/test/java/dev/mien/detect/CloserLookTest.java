package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;

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
                List.of(square(0, 12, .5f), square(100, 40, .6f)),
                List.of(square(0, 24, .7f), square(200, 80, .8f)),
                2);
        assertThat(both).extracting(Detection::box).containsExactly(new Box(100, 0, 140, 40), new Box(0, 0, 12, 12));
        assertThat(both).extracting(Detection::score).containsExactly(.6f, .7f);
    }

    @Test
    void anyPictureMayBeDoubledAndOnlyALargerOneHasMore() {
        assertThat(CloserLook.exists(2, 1)).isTrue();
        assertThat(CloserLook.exists(4, 1)).isFalse();
        assertThat(CloserLook.exists(4, .3)).isTrue();
        assertThat(CloserLook.exists(4, .4)).isFalse();
        assertThat(CloserLook.exists(8, .01)).isFalse();
    }

    @Test
    void theClosestLookTakesTheSmallestFromTheOneBefore() {
        List<Detection> first = List.of(square(0, 15, .5f), square(100, 40, .6f));
        List<Detection> second = CloserLook.together(first, List.of(square(0, 30, .7f), square(50, 14, .7f)), 2);
        List<Detection> third = CloserLook.together(second, List.of(square(100, 40, .9f)), 4);
        assertThat(third)
                .extracting(Detection::box)
                .containsExactly(new Box(100, 0, 140, 40), new Box(0, 0, 15, 15), new Box(25, 0, 35, 10));
    }
}
