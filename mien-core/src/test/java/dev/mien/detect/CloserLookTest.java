package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import java.util.List;
import java.util.OptionalInt;
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
    void theNextLookFollowsWhatIsSeenAndWhatIsAskedFor() {
        WorkingSize large = WorkingSize.of(4000, 3000); // at .16
        OptionalInt anything = OptionalInt.empty();
        assertThat(CloserLook.next(large, 1, false, anything)).isEmpty();
        assertThat(CloserLook.next(large, 1, true, anything)).hasValue(2);
        assertThat(CloserLook.next(large, 2, true, anything)).hasValue(4);
        assertThat(CloserLook.next(large, 4, true, anything)).isEmpty();
        OptionalInt high = OptionalInt.of(210); // 33.6 pixels in the first look
        assertThat(CloserLook.next(large, 1, true, high)).isEmpty();
        OptionalInt low = OptionalInt.of(40); // 10 pixels in a look at .25
        assertThat(CloserLook.next(large, 1, false, low).orElseThrow()).isCloseTo(1.5625, within(1e-3));
        assertThat(CloserLook.next(large, 1, true, low)).hasValue(2);
        assertThat(CloserLook.next(large, 2, false, low)).isEmpty();
        OptionalInt lowest = OptionalInt.of(10);
        assertThat(CloserLook.next(large, 4, false, lowest).orElseThrow()).isCloseTo(6.25, within(1e-2));
        assertThat(CloserLook.next(WorkingSize.of(400, 300), 2, true, OptionalInt.of(1)))
                .isEmpty();
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
