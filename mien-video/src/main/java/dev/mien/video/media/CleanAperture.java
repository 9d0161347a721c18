package dev.mien.video.media;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The visible part of a stored picture (ISO/IEC 14496-12, 12.1.4): encoders require even sides, so that pictures with
 * odd sides are stored with an additional row or column, and editors crop in this way.
 *
 * @param width of the part in pixels
 * @param height likewise
 * @param right the offset of its centre to the right of that of the stored picture, in pixels
 * @param down likewise
 */
record CleanAperture(double width, double height, double right, double down) {
    private static final double ROUNDING = 1e-6;

    /**
     * Reads the box of a file: four fractions of 32 bits.
     *
     * @return empty if a fraction is invalid
     */
    static Optional<CleanAperture> read(ByteBuffer in) {
        double[] values = new double[4];
        for (int i = 0; i < values.length; i++) {
            values[i] = (double) in.getInt() / in.getInt();
            if (!Double.isFinite(values[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new CleanAperture(values[0], values[1], values[2], values[3]));
    }

    /** Crops a stored picture to the visible part; returns it unchanged if nothing would be left. */
    Tiles of(Tiles stored) {
        int left = Math.max(0, floor(right + (stored.width() - width) / 2));
        int top = Math.max(0, floor(down + (stored.height() - height) / 2));
        int columns = Math.min(floor(width), stored.width() - left);
        int rows = Math.min(floor(height), stored.height() - top);
        return columns > 0 && rows > 0 ? stored.cut(left, top, columns, rows) : stored;
    }

    private static int floor(double value) {
        return (int) Math.floor(value + ROUNDING);
    }
}
