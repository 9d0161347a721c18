package dev.mien.model;

import dev.mien.Box;
import java.util.List;

/**
 * The cells that a one-pass detector answers on, and what their numbers mean: on each level cells of 8, 16 or 32 pixels a side;
 * for each cell the logit of the score, the face's middle to the right of and under the cell's in cells, and the natural
 * logarithms of width and height in units of {@link #USUAL} cells. No anchors, as FCOS has it (Tian et al. 2019,
 * arXiv:1904.01355).
 *
 * <p>The numbers of a picture lie level by level, in each level number by number: all scores, then all x, and so on.
 */
public final class PyramidCells {
    /** The sides of the levels' cells in pixels, the finest first. */
    public static final List<Integer> STRIDES = List.of(8, 16, 32);

    /** How many numbers a cell has. */
    public static final int NUMBERS = 5;

    /** The sides of pictures that the net takes are multiples of this. */
    public static final int MULTIPLE = 32;

    /** A face of so many cells has the logarithm 0. */
    public static final double USUAL = 3;

    /** Keeps a wild answer finite. */
    public static final double LONGEST_LOGARITHM = 4;

    private PyramidCells() {}

    /** How many numbers there are for a picture of that size, all levels together. */
    public static int outputs(int width, int height) {
        return STRIDES.stream()
                .mapToInt(stride -> NUMBERS * (width / stride) * (height / stride))
                .sum();
    }

    /**
     * The box of a cell, in pixels of the net's input.
     *
     * @param numbers the numbers of a level, [{@link #NUMBERS}, rows, columns]
     * @param at where the cell's x is in them
     * @param plane how far y, width and height each lie behind the one before: rows times columns
     */
    public static Box decode(float[] numbers, int at, int plane, int column, int row, int stride) {
        double x = middle(column, stride) + stride * (double) numbers[at];
        double y = middle(row, stride) + stride * (double) numbers[at + plane];
        double width = side(numbers[at + 2 * plane], stride);
        double height = side(numbers[at + 3 * plane], stride);
        return new Box(
                (float) (x - width / 2), (float) (y - height / 2), (float) (x + width / 2), (float) (y + height / 2));
    }

    /** The middle of a column or row of cells, in pixels, edges at whole numbers. */
    public static double middle(int cell, int stride) {
        return stride * (cell + .5);
    }

    private static double side(float logarithm, int stride) {
        return USUAL * stride * Math.exp(Math.max(-LONGEST_LOGARITHM, Math.min(logarithm, LONGEST_LOGARITHM)));
    }
}
