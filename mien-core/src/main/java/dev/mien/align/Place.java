package dev.mien.align;

/**
 * A place in a picture.
 *
 * @param x to the right, in pixels, pixel centres at whole numbers
 * @param y down
 */
public record Place(double x, double y) {}
