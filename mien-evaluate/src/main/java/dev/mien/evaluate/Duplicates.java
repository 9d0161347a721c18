package dev.mien.evaluate;

/**
 * The score without the rows that are exact copies of a training image, which a model may have memorised.
 *
 * @param rows the number of scored rows that are such copies
 * @param scoreWithout the accuracy, or the root mean square error in pixels, of the other rows; NaN if none is left
 */
public record Duplicates(int rows, double scoreWithout) {}
