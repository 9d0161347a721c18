package dev.mien.detect;

import dev.mien.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a large picture that is searched separately. Tiles overlap, so that each face smaller than the overlap lies
 * entirely in one of them. A face belongs to the tile whose core contains the centre of its box, or to two tiles where the
 * centre is so close to the edge of a core that they may place it on different sides; suppression merges their boxes.
 *
 * @param left the left edge in pixels of the picture
 * @param top the top edge in pixels of the picture
 * @param width the width in pixels
 * @param height the height in pixels
 * @param core the part of the picture whose faces belong to this tile
 */
record Tile(int left, int top, int width, int height, Box core) {
    /** The largest number of pixels of a picture that is not split. */
    static final double WHOLE = 1.5e6;

    /** The side of a tile in pixels. */
    static final int SIDE = 1216;

    /** The smallest overlap of neighbouring tiles in pixels; larger faces may be cut by every tile. */
    static final int OVERLAP = 256;

    /** How far a core reaches into its neighbours, in pixels. */
    static final int SHARED = 8;

    /** Splits a picture of that size; a small picture is a single tile. */
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

    /** The starts of tiles along an axis: evenly spaced, with at least the minimum overlap. */
    private static int[] starts(int size) {
        int count = size <= SIDE ? 1 : 1 + (size - SIDE + SIDE - OVERLAP - 1) / (SIDE - OVERLAP);
        int[] starts = new int[count];
        for (int i = 1; i < count; i++) {
            starts[i] = (int) Math.round((double) i * (size - SIDE) / (count - 1));
        }
        return starts;
    }

    /** Cores meet about the middle of the overlap. */
    private static int coreStart(int[] starts, int start) {
        int before = -1;
        for (int other : starts) {
            if (other < start) {
                before = other;
            }
        }
        return before < 0 ? 0 : (before + SIDE + start) / 2 - SHARED;
    }

    private static int coreEnd(int[] starts, int start, int size) {
        for (int other : starts) {
            if (other > start) {
                return (start + SIDE + other) / 2 + SHARED;
            }
        }
        return size;
    }

    /** At the edges of the picture a core is unbounded, since boxes may extend beyond them. */
    private static Box core(int left, int right, int width, int top, int bottom, int height) {
        return new Box(
                left == 0 ? -Float.MAX_VALUE / 4 : left,
                top == 0 ? -Float.MAX_VALUE / 4 : top,
                right == width ? Float.MAX_VALUE / 4 : right,
                bottom == height ? Float.MAX_VALUE / 4 : bottom);
    }

    /** Whether the face in that box, in pixels of the picture, belongs to this tile. */
    boolean owns(Box box) {
        float x = (box.left() + box.right()) / 2;
        float y = (box.top() + box.bottom()) / 2;
        return x >= core.left() && x < core.right() && y >= core.top() && y < core.bottom();
    }
}
