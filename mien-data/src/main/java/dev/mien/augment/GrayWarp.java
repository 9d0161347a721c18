package dev.mien.augment;

import dev.mien.image.GrayImage;

/**
 * Warps a picture by an affine map with bilinear interpolation; areas outside the old picture are filled with its
 * nearest edge pixel.
 *
 * <p>Coordinates are fixed-point numbers in units of 2^-32 pixels, weights of neighbours in units of 1/2048: integer
 * arithmetic takes half the time of floats here, and every training sample is warped.
 */
final class GrayWarp {
    private static final int PLACE_BITS = 32;
    private static final double ONE_PIXEL = 1L << PLACE_BITS;
    private static final int SHARE_BITS = 11; // the product of two weights and a byte fits into an int
    private static final int SHARE_MASK = (1 << SHARE_BITS) - 1;
    private static final float TO_UNIT = 1f / (255 << (2 * SHARE_BITS));

    /** Keeps the four neighbours in the fast loop inside the picture despite rounding; in pixels. */
    private static final double MARGIN = 1e-3;

    private GrayWarp() {}

    /**
     * Writes the new picture as floats in 0..1.
     *
     * @param map from coordinates of the old picture to those of the new one
     * @param target receives [height, width] from {@code offset} on
     */
    static void run(GrayImage source, Affine map, float[] target, int offset, int width, int height) {
        Affine back = map.inverse();
        for (int y = 0; y < height; y++) {
            double startX = back.xy() * y + back.x0();
            double startY = back.yy() * y + back.y0();
            // Between these columns all four neighbours exist, so that most pixels need no clamping.
            int begin = Math.max(
                    first(startX, back.xx(), source.width(), width), first(startY, back.yx(), source.height(), width));
            int end = Math.max(
                    begin,
                    Math.min(
                            end(startX, back.xx(), source.width(), width),
                            end(startY, back.yx(), source.height(), width)));
            Row row = new Row(source, fixed(startX), fixed(back.xx()), fixed(startY), fixed(back.yx()));
            row.edge(target, offset + y * width, 0, begin);
            row.inside(target, offset + y * width, begin, end);
            row.edge(target, offset + y * width, end, width);
        }
    }

    /**
     * The first column whose old coordinate along one axis lies between the outermost pixels; {@code width} if there is
     * none.
     */
    private static int first(double start, double step, int size, int width) {
        double low = MARGIN - start;
        double high = size - 1 - MARGIN - start;
        if (step == 0) {
            return low <= 0 && high >= 0 ? 0 : width;
        }
        return (int) Math.max(0, Math.min(width, Math.ceil((step > 0 ? low : high) / step)));
    }

    /** The index after the last such column. */
    private static int end(double start, double step, int size, int width) {
        if (step == 0) {
            return width;
        }
        double low = MARGIN - start;
        double high = size - 1 - MARGIN - start;
        return (int) Math.max(0, Math.min(width, Math.floor((step > 0 ? high : low) / step) + 1));
    }

    private static long fixed(double pixels) {
        return Math.round(pixels * ONE_PIXEL);
    }

    /** A row of the new picture; column {@code i} is at {@code start + i * step} in the old one. */
    private record Row(GrayImage source, long startX, long stepX, long startY, long stepY) {

        void inside(float[] target, int offset, int begin, int end) {
            byte[] pixels = source.pixels();
            int width = source.width();
            long x = startX + begin * stepX;
            long y = startY + begin * stepY;
            for (int i = begin; i < end; i++) {
                int at = (int) (y >> PLACE_BITS) * width + (int) (x >> PLACE_BITS);
                target[offset + i] = mix(pixels, at, at + 1, at + width, at + width + 1, share(x), share(y));
                x += stepX;
                y += stepY;
            }
        }

        void edge(float[] target, int offset, int begin, int end) {
            byte[] pixels = source.pixels();
            int width = source.width();
            int lastColumn = width - 1;
            int lastLine = source.height() - 1;
            for (int i = begin; i < end; i++) {
                long x = Math.max(0, Math.min(startX + i * stepX, (long) lastColumn << PLACE_BITS));
                long y = Math.max(0, Math.min(startY + i * stepY, (long) lastLine << PLACE_BITS));
                int left = (int) (x >> PLACE_BITS);
                int right = Math.min(left + 1, lastColumn);
                int line = (int) (y >> PLACE_BITS);
                int above = line * width;
                int below = Math.min(line + 1, lastLine) * width;
                target[offset + i] =
                        mix(pixels, above + left, above + right, below + left, below + right, share(x), share(y));
            }
        }

        private static int share(long place) {
            return (int) (place >> (PLACE_BITS - SHARE_BITS)) & SHARE_MASK;
        }

        private static float mix(
                byte[] pixels, int topLeft, int topRight, int bottomLeft, int bottomRight, int right, int down) {
            int first = pixels[topLeft] & 0xff;
            int third = pixels[bottomLeft] & 0xff;
            int top = (first << SHARE_BITS) + right * ((pixels[topRight] & 0xff) - first);
            int bottom = (third << SHARE_BITS) + right * ((pixels[bottomRight] & 0xff) - third);
            return ((top << SHARE_BITS) + down * (bottom - top)) * TO_UNIT;
        }
    }
}
