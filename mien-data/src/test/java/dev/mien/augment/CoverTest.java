package dev.mien.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoverTest {
    private static final int SIDE = 64;
    private static final int OFFSET = 10;
    private static final float[] FACE = {20, 12, 50, 52, 1};

    /** White but for a black face: what covers it is mostly white. */
    private static float[] blackFace() {
        float[] pixels = new float[OFFSET + SIDE * SIDE];
        Arrays.fill(pixels, 1);
        for (int y = 12; y < 52; y++) {
            Arrays.fill(pixels, OFFSET + y * SIDE + 20, OFFSET + y * SIDE + 50, 0);
        }
        return pixels;
    }

    @Test
    void aPartOfTheFaceAndNothingElseIsPaintedOver() {
        double most = 0;
        for (int seed = 0; seed < 50; seed++) {
            float[] pixels = blackFace();
            new Cover(pixels, OFFSET, SIDE).over(FACE, new SplittableRandom(seed));
            int covered = 0;
            for (int i = 0; i < SIDE * SIDE; i++) {
                int x = i % SIDE;
                int y = i / SIDE;
                boolean isFace = x >= 20 && x < 50 && y >= 12 && y < 52;
                if (isFace) {
                    covered += pixels[OFFSET + i] > .5 ? 1 : 0;
                } else {
                    assertThat(pixels[OFFSET + i]).as("%d, %d", x, y).isEqualTo(1);
                }
            }
            double share = covered / (30.0 * 40);
            assertThat(share).isLessThanOrEqualTo(.52);
            most = Math.max(most, share);
        }
        assertThat(most).isGreaterThan(.2);
    }

    @Test
    void theSameNumbersCoverTheSamePart() {
        float[] one = blackFace();
        float[] same = blackFace();
        new Cover(one, OFFSET, SIDE).over(FACE, new SplittableRandom(3));
        new Cover(same, OFFSET, SIDE).over(FACE, new SplittableRandom(3));
        assertThat(one).isEqualTo(same);
    }
}
