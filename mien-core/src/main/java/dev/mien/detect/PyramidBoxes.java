package dev.mien.detect;

import dev.mien.Box;
import dev.mien.model.PyramidCells;
import java.util.List;

/** From the numbers of a one-pass detector's cells to boxes. */
public final class PyramidBoxes {
    private PyramidBoxes() {}

    /**
     * Adds the boxes of one level's cells, in pixels of the net's input.
     *
     * @param numbers takes [{@link PyramidCells#NUMBERS}, rows, columns] from {@code from} on
     * @param minScore the lowest score of a box, in 0..1
     */
    public static void add(
            float[] numbers, int from, int columns, int rows, int stride, double minScore, List<Detection> found) {
        int plane = columns * rows;
        double minLogit = Math.log(minScore / (1 - minScore)); // most cells go by without an exponential
        for (int cell = 0; cell < plane; cell++) {
            float logit = numbers[from + cell];
            if (logit >= minLogit) {
                Box box = PyramidCells.decode(
                        numbers, from + plane + cell, plane, cell % columns, Math.floorDiv(cell, columns), stride);
                found.add(new Detection(box, (float) (1 / (1 + Math.exp(-logit)))));
            }
        }
    }
}
