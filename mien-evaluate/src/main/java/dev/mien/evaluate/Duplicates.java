package dev.mien.evaluate;

/**
 * The score without the rows that are exact copies of a training image, which a model may have memorised.
 *
 * @param rows how many of the scored rows are such copies
 * @param scoreWithout the accuracy, or the root mean square error in pixels, of the other rows; NaN when none is left
 */
public record Duplicates(int rows, double scoreWithout) {}
