package dev.mien.model;

import dev.mien.Box;
import java.util.List;

/**
 * The cells of a one-pass detector and the meaning of their values: each level has cells of 8, 16 or 32 pixels a side;
 * each cell has the logit of the score, the offset of the face's centre to the right of and below that of the cell in
 * cells, and the natural logarithms of width and height in units of {@link #USUAL} cells. Anchor-free, as FCOS (Tian et
 * al. 2019, arXiv:1904.01355).
 *
 * <p>The values of a picture are stored level by level, and in each level channel by channel: all scores, then all x,
 * and so on.
 */
public final class PyramidCells {
    /** The sides of the levels' cells in pixels, the finest first. */
    public static final List<Integer> STRIDES = List.of(8, 16, 32);

    /** The number of values of a cell. */
    public static final int NUMBERS = 5;

    /** Width and height of the net's input must be multiples of this. */
    public static final int MULTIPLE = 32;

    /** The size of a face in cells whose logarithm is 0. */
    public static final double USUAL = 3;

    /** The limit of the logarithms, which keeps extreme values finite. */
    public static final double LONGEST_LOGARITHM = 4;

    /** The brightness of the net's input beside a picture that does not fill it, in 0..1. */
    public static final float PADDING = .5f;

    private PyramidCells() {}

    /** The number of values for a picture of that size, all levels together. */
    public static int outputs(int width, int height) {
        return STRIDES.stream()
                .mapToInt(stride -> NUMBERS * (width / stride) * (height / stride))
                .sum();
    }

    /**
     * Decodes the box of a cell, in pixels of the net's input.
     *
     * @param numbers the values of a level, [{@link #NUMBERS}, rows, columns]
     * @param at the index of the cell's x
     * @param plane the distance between channels: rows times columns
     */
    public static Box decode(float[] numbers, int at, int plane, int column, int row, int stride) {
        double x = middle(column, stride) + stride * (double) numbers[at];
        double y = middle(row, stride) + stride * (double) numbers[at + plane];
        double width = side(numbers[at + 2 * plane], stride);
        double height = side(numbers[at + 3 * plane], stride);
        return new Box(
                (float) (x - width / 2), (float) (y - height / 2), (float) (x + width / 2), (float) (y + height / 2));
    }

    /** The centre of a column or row of cells in pixels, edges at whole numbers. */
    public static double middle(int cell, int stride) {
        return stride * (cell + .5);
    }

    private static double side(float logarithm, int stride) {
        return USUAL * stride * Math.exp(Math.max(-LONGEST_LOGARITHM, Math.min(logarithm, LONGEST_LOGARITHM)));
    }
}
