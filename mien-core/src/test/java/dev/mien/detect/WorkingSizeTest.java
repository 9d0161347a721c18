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
        WorkingSize size = WorkingSize.of(width, height, OptionalInt.empty());
        assertThat((double) size.width() * size.height())
                .isCloseTo(WorkingSize.BUDGET, within(.01 * WorkingSize.BUDGET));
        assertThat((double) size.width() / size.height())
                .isCloseTo((double) width / height, within(.02 * width / height));
    }

    @Test
    void smallPicturesAreLookedAtAsTheyAre() {
        assertThat(WorkingSize.of(300, 200, OptionalInt.empty())).isEqualTo(new WorkingSize(300, 200, 1));
    }

    @Test
    void theSmallestFaceAskedForHasTheSizeThatTheNetFinds() {
        WorkingSize size = WorkingSize.of(4000, 3000, OptionalInt.of(40));
        assertThat(size.scale()).isEqualTo(WorkingSize.MIN_FACE / 40);
        assertThat(size.minFace()).isEqualTo(40);
        assertThat(WorkingSize.of(400, 300, OptionalInt.of(1)).width()).isEqualTo(800); // more shows nothing new
    }
}
