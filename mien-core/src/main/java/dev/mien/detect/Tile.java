package dev.mien.detect;

import dev.mien.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a large picture that is looked at by itself. Tiles overlap, so that each smaller face lies whole in one of them; a
 * face belongs to the tile in whose core its middle lies, so that none is reported twice.
 *
 * @param left where it begins in the picture, in pixels
 * @param top where it begins
 * @param width in pixels
 * @param height in pixels
 * @param core the part of the picture whose faces are the tile's
 */
record Tile(int left, int top, int width, int height, Box core) {
    /** Pictures of no more pixels are looked at whole. */
    static final double WHOLE = 1.5e6;

    /** The side of a tile in pixels. */
    static final int SIDE = 1216;

    /** So many pixels two tiles have in common; the largest faces that every tile sees whole. */
    static final int OVERLAP = 256;

    /** The tiles of a picture of that size; one where it is small enough. */
    static List<Tile> of(int width, int height) {
        if ((double) width * height <= WHOLE) {
            return List.of(new Tile(0, 0, width, height, core(0, width, width, 0, height, height)));
        }
        List<Tile> tiles = new ArrayList<>();
        int[] columns = starts(width);
        int[] rows = starts(height);
        for (int top : rows) {
            for (int left : columns) {
                int tileWidth = Math.min(SIDE, width);
                int tileHeight = Math.min(SIDE, height);
                tiles.add(new Tile(
                        left,
                        top,
                        tileWidth,
                        tileHeight,
                        core(
                                coreStart(columns, left),
                                coreEnd(columns, left, width),
                                width,
                                coreStart(rows, top),
                                coreEnd(rows, top, height),
                                height)));
            }
        }
        return tiles;
    }

    /** Where tiles begin along an axis: evenly, with at least that overlap. */
    private static int[] starts(int size) {
        int count = size <= SIDE ? 1 : 1 + (size - SIDE + SIDE - OVERLAP - 1) / (SIDE - OVERLAP);
        int[] starts = new int[count];
        for (int i = 1; i < count; i++) {
            starts[i] = (int) Math.round((double) i * (size - SIDE) / (count - 1));
        }
        return starts;
    }

    /** Cores meet in the middle of what two tiles have in common. */
    private static int coreStart(int[] starts, int start) {
        int before = -1;
        for (int other : starts) {
            if (other < start) {
                before = other;
            }
        }
        return before < 0 ? 0 : (before + SIDE + start) / 2;
    }

    private static int coreEnd(int[] starts, int start, int size) {
        for (int other : starts) {
            if (other > start) {
                return (start + SIDE + other) / 2;
            }
        }
        return size;
    }

    /** At the picture's own edges a core has no end: faces may reach over them. */
    private static Box core(int left, int right, int width, int top, int bottom, int height) {
        return new Box(
                left == 0 ? -Float.MAX_VALUE / 4 : left,
                top == 0 ? -Float.MAX_VALUE / 4 : top,
                right == width ? Float.MAX_VALUE / 4 : right,
                bottom == height ? Float.MAX_VALUE / 4 : bottom);
    }

    /** Whether the face in that box, in pixels of the picture, is this tile's. */
    boolean owns(Box box) {
        float x = (box.left() + box.right()) / 2;
        float y = (box.top() + box.bottom()) / 2;
        return x >= core.left() && x < core.right() && y >= core.top() && y < core.bottom();
    }
}
