package dev.mien.video.media;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Which part of a stored picture is shown (ISO/IEC 14496-12, 12.1.4): coders want even sides, so that pictures of odd sides are stored
 * with a row or column more, and editors cut in this way.
 *
 * @param width of the part in pixels
 * @param height likewise
 * @param right by how much its centre lies to the right of the stored picture's, in pixels
 * @param down likewise
 */
record CleanAperture(double width, double height, double right, double down) {
    private static final double ROUNDING = 1e-6;

    /**
     * Reads it as a file has it: four fractions of 32 bits.
     *
     * @return empty where a fraction is none
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

    /** A stored picture without what is not shown; the picture itself where nothing would be left. */
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
