package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingSizeTest {
    @ParameterizedTest
    @CsvSource({"4000,3000", "8000,1000", "500,6000", "1280,720"})
    void largePicturesOfAnyShapeAreLookedAtWithTheSameNumberOfPixels(int width, int height) {
        WorkingSize size = WorkingSize.of(width, height);
        assertThat((double) size.width() * size.height())
                .isCloseTo(WorkingSize.BUDGET, within(.01 * WorkingSize.BUDGET));
        assertThat((double) size.width() / size.height())
                .isCloseTo((double) width / height, within(.02 * width / height));
    }

    @Test
    void smallPicturesAreLookedAtAsTheyAre() {
        assertThat(WorkingSize.of(300, 200)).isEqualTo(new WorkingSize(300, 200, 1));
    }

    @Test
    void theSmallestFaceAskedForHasTheSizeThatTheNetFinds() {
        WorkingSize first = WorkingSize.of(4000, 3000);
        WorkingSize closest = first.times(first.timesFor(OptionalInt.of(40)));
        assertThat(closest.scale()).isCloseTo(WorkingSize.MIN_FACE / 40, within(1e-9));
        assertThat(closest.minFace()).isCloseTo(40, within(1e-9));
        assertThat(closest.width()).isCloseTo(1000, within(4));
        WorkingSize small = WorkingSize.of(400, 300);
        assertThat(small.timesFor(OptionalInt.of(1))).isEqualTo(2); // more shows nothing new
        assertThat(small.timesFor(OptionalInt.of(100))).isEqualTo(1);
        assertThat(small.timesFor(OptionalInt.empty())).isEqualTo(1);
    }
}
