package dev.mien.dataset;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The size of a file's square images: the one that most of its rows have. A row may be cut off, the first one too, so no
 * single row decides.
 */
final class SquareSize {
    private final Map<Integer, Integer> rowsBySide = new LinkedHashMap<>();

    /** Counts a row with that number of pixels. */
    void add(int pixels) {
        int side = side(pixels);
        if (side > 0) {
            rowsBySide.merge(side, 1, Integer::sum);
        }
    }

    /** The side of a square with that number of pixels; 0 if it is not a square. */
    static int side(int pixels) {
        int side = (int) Math.round(Math.sqrt(pixels));
        return side * side == pixels ? side : 0;
    }

    /** The side that most rows have, of equals the one seen first; 0 where no row is square. */
    int mostCommon() {
        int best = 0;
        for (Map.Entry<Integer, Integer> entry : rowsBySide.entrySet()) {
            if (best == 0 || entry.getValue() > rowsBySide.getOrDefault(best, 0)) {
                best = entry.getKey();
            }
        }
        return best;
    }

    /** What is wrong with a row that has another number of pixels. */
    String problem(int pixels) {
        int side = mostCommon();
        return side == 0
                ? pixels + " pixels, expected a square number"
                : pixels + " pixels, expected " + side * side + " (" + side + "x" + side + ")";
    }
}
