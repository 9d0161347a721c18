package dev.mien.train.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.model.PyramidCells;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoxPrecisionTest {
    private static final int SIDE = 64;
    private static final int WIDTH = PyramidCells.outputs(SIDE, SIDE);
    private static final int COLUMNS = SIDE / 8;

    private final float[] outputs = new float[2 * WIDTH];
    private final float[] targets = new float[2 * WIDTH];

    @BeforeEach
    void nothing() {
        Arrays.fill(outputs, 0);
        for (int picture = 0; picture < 2; picture++) {
            int at = picture * WIDTH;
            for (int stride : PyramidCells.STRIDES) {
                int plane = (SIDE / stride) * (SIDE / stride);
                Arrays.fill(outputs, at, at + plane, -9); // no face
                at += PyramidCells.NUMBERS * plane;
            }
        }
        Arrays.fill(targets, Float.NaN);
    }

    /** A box of 24 pixels about the middle of a cell of 8. */
    private void found(int picture, int column, int row, float logit) {
        outputs[picture * WIDTH + row * COLUMNS + column] = logit;
    }

    private void face(int picture, int number, int column, int row, float asked) {
        float x = 8 * column + 4;
        float y = 8 * row + 4;
        float[] face = {x - 12, y - 12, x + 12, y + 12, asked};
        System.arraycopy(face, 0, targets, picture * WIDTH + 5 * number, 5);
    }

    @Test
    void allFacesFoundAndNothingElseIsOne() {
        face(0, 0, 2, 2, 1);
        face(1, 0, 5, 5, 1);
        found(0, 2, 2, 3);
        found(1, 5, 5, 1);
        assertThat(Metric.AVERAGE_PRECISION.of(outputs, targets, 2, WIDTH)).isEqualTo(1);
    }

    @Test
    void aFalseBoxBeforeTheSecondFaceCostsItsPrecision() {
        face(0, 0, 2, 2, 1);
        face(1, 0, 5, 5, 1);
        found(0, 2, 2, 3);
        found(0, 6, 6, 2);
        found(1, 5, 5, 1);
        assertThat(Metric.AVERAGE_PRECISION.of(outputs, targets, 2, WIDTH)).isCloseTo((1 + 2 / 3.0) / 2, within(1e-9));
    }

    @Test
    void aBoxOnAFaceThatIsNotAskedForCountsNeitherWay() {
        face(0, 0, 2, 2, 1);
        face(0, 1, 6, 6, 0);
        found(0, 6, 6, 3);
        found(0, 2, 2, 2);
        assertThat(Metric.AVERAGE_PRECISION.of(outputs, targets, 2, WIDTH)).isEqualTo(1);
    }
}
