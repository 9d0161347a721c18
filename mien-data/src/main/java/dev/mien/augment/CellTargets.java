package dev.mien.augment;

import dev.mien.Box;
import dev.mien.model.DetectorModel;
import dev.mien.model.ModelMetadata;
import java.util.Arrays;

/**
 * What a detector's cells should answer for a 96x96 picture, [5, 12, 12]: 1 where the middle of a face of the right size
 * lies, 0 where none does, NaN where nobody should mind; and the boxes of those with a 1, NaN for all others.
 */
final class CellTargets {
    static final int CELLS = ModelMetadata.INPUT_SIZE / DetectorModel.STRIDE;

    private static final int PLANE = CELLS * CELLS;

    /** The middle of a face are the cells within that share of its side, one at least. */
    private static final double MIDDLE = .2;

    /** Beyond that share a cell is no longer beside the middle. */
    private static final double AROUND = .5;

    /** From that size on a face is too large to be taken for one, and its parts must not be either. */
    private static final double TOO_LARGE = 64;

    private final float[] target;
    private final int offset;

    /** Begins with no face. */
    CellTargets(float[] target, int offset) {
        this.target = target;
        this.offset = offset;
        Arrays.fill(target, offset, offset + PLANE, 0);
        Arrays.fill(target, offset + PLANE, offset + DetectorModel.NUMBERS * PLANE, Float.NaN);
    }

    /**
     * Adds a face.
     *
     * @param box in pixels of the picture, edges at whole numbers
     */
    void add(Box box) {
        double side = Math.sqrt((double) box.width() * box.height());
        if (side >= TOO_LARGE) {
            return; // its eyes and cheeks are no faces
        }
        boolean right = side >= DetectorModel.SMALLEST && side <= DetectorModel.LARGEST;
        double middle = Math.max(DetectorModel.STRIDE / 2.0, MIDDLE * side);
        double around = Math.max(1.2 * DetectorModel.STRIDE, AROUND * side);
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                double away = Math.max(
                        Math.abs(DetectorModel.middle(column) - (box.left() + box.right()) / 2),
                        Math.abs(DetectorModel.middle(row) - (box.top() + box.bottom()) / 2));
                int cell = offset + row * CELLS + column;
                if (right && away <= middle) { // known even where its surroundings are not
                    target[cell] = 1;
                    DetectorModel.encode(box, column, row, target, cell + PLANE, PLANE);
                } else if (away <= around && target[cell] == 0) {
                    target[cell] = Float.NaN;
                }
            }
        }
    }

    /** Nobody knows what is farther from the middle of that box: other faces may be there. */
    void ignoreBeyond(Box box, double distance) {
        double x = (box.left() + box.right()) / 2;
        double y = (box.top() + box.bottom()) / 2;
        for (int cell = 0; cell < PLANE; cell++) {
            double away = Math.hypot(
                    DetectorModel.middle(cell % CELLS) - x, DetectorModel.middle(Math.floorDiv(cell, CELLS)) - y);
            if (away > distance && target[offset + cell] == 0) {
                target[offset + cell] = Float.NaN;
            }
        }
    }
}
