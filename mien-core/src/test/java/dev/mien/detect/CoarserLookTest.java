package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoarserLookTest {
    private static Detection square(float left, float side, float score) {
        return new Detection(new Box(left, 0, left + side, side), score);
    }

    @Test
    void aLargeFaceInDoubtAsksForTheNextSizeAndOthersForAMuchCoarserOne() {
        assertThat(CoarserLook.times(List.of())).isEqualTo(4);
        assertThat(CoarserLook.times(List.of(square(0, 120, .5f)))).isEqualTo(2);
        assertThat(CoarserLook.times(List.of(square(0, 120, .39f)))).isEqualTo(4);
        assertThat(CoarserLook.times(List.of(square(0, 120, .56f)))).isEqualTo(4);
        assertThat(CoarserLook.times(List.of(square(0, 79, .5f)))).isEqualTo(4);
    }

    @Test
    void aFaceThatASurerBoxShowsIsInNoDoubt() {
        assertThat(CoarserLook.times(List.of(square(0, 120, .5f), square(4, 120, .9f))))
                .isEqualTo(4);
        assertThat(CoarserLook.times(List.of(square(0, 120, .5f), square(300, 120, .9f))))
                .isEqualTo(2);
    }

    @Test
    void theLastPlaneIsSmallEitherWay() {
        assertThat(CoarserLook.isLast(400, 300)).isTrue();
        assertThat(CoarserLook.isLast(300, 401)).isFalse();
    }
}
