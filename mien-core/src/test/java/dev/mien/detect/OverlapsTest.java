package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapsTest {
    private static Detection at(float left, float top, float side, float score) {
        return new Detection(new Box(left, top, left + side, top + side), score);
    }

    @Test
    void theShareOfTheUnionIsThatOfTheAreas() {
        Box one = new Box(0, 0, 10, 10);
        assertThat(Overlaps.intersectionOverUnion(one, one)).isEqualTo(1);
        assertThat(Overlaps.intersectionOverUnion(one, new Box(5, 0, 15, 10))).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(Overlaps.intersectionOverUnion(one, new Box(10, 0, 20, 10))).isZero();
        assertThat(Overlaps.intersectionOverSmaller(one, new Box(2, 2, 4, 4))).isEqualTo(1);
    }

    @Test
    void ofTwoBoxesOnOneFaceTheSurerIsKept() {
        List<Detection> kept = Overlaps.suppress(List.of(at(0, 0, 10, .6f), at(1, 0, 10, .9f), at(30, 0, 10, .7f)), .4);

        assertThat(kept).containsExactly(at(1, 0, 10, .9f), at(30, 0, 10, .7f));
    }

    @Test
    void whatAWeakerSuppressedBoxCoversIsNotSuppressed() {
        List<Detection> kept = Overlaps.suppress(List.of(at(0, 0, 10, .9f), at(4, 0, 10, .8f), at(8, 0, 10, .7f)), .4);

        assertThat(kept).containsExactly(at(0, 0, 10, .9f), at(8, 0, 10, .7f));
    }
}
