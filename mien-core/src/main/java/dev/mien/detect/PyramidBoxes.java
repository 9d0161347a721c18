package dev.mien.detect;

import dev.mien.Box;
import dev.mien.model.PyramidCells;
import java.util.List;

/** Decodes the cells of a one-pass detector to boxes. */
public final class PyramidBoxes {
    private PyramidBoxes() {}

    /**
     * Adds the boxes of the cells of one stride, in pixels of the net's input.
     *
     * @param numbers the output of the net: [{@link PyramidCells#NUMBERS}, rows, columns] from {@code from} on
     * @param stride the side of a cell in pixels of the net's input
     * @param minScore the lowest score of a box, in 0..1
     * @param found receives the boxes
     */
    public static void add(
            float[] numbers, int from, int columns, int rows, int stride, double minScore, List<Detection> found) {
        int plane = columns * rows;
        double minLogit = Math.log(minScore / (1 - minScore)); // saves the exponential for most cells
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
