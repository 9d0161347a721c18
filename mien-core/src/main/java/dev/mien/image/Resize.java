package dev.mien.image;

import java.util.Arrays;

/**
 * Resizes pictures: the only way in which face crops become a net's input, in training, evaluation and prediction
 * alike.
 *
 * <p>Each axis is resized separately: when enlarging, bilinear with half-pixel centres (edge pixels are repeated
 * outwards); when shrinking, by averaging over the area that a new pixel covers, so that no pixel of a large crop is
 * skipped. The point {@code x} of the old picture lies at {@code (x + 0.5) * newWidth / oldWidth - 0.5} in the new one.
 * A picture that already has the requested size is returned unchanged.
 */
public final class Resize {
    private static final float WHITE = 255;

    /** The brightness of each byte; faster than a conversion, since the processor's instruction waits for the one before it. */
    private static final float[] BRIGHTNESS = brightness();

    private Resize() {}

    /**
     * Resizes a picture, rounding to integer brightness values.
     *
     * @param width the new width in pixels, at least 1
     * @param height the new height in pixels, at least 1
     */
    public static GrayImage to(GrayImage image, int width, int height) {
        check(width, height);
        if (image.width() == width && image.height() == height) {
            return image;
        }
        return rounded(image, Taps.of(image.width(), width), Taps.of(image.height(), height), width, height);
    }

    /**
     * Resizes a picture to floats in 0..1 (brightness / 255), without rounding in between.
     *
     * @param width the new width in pixels, at least 1
     * @param height the new height in pixels, at least 1
     * @param target receives {@code width * height} values, row by row from the top
     * @param offset where in {@code target} the first value goes
     */
    public static void toFloats(GrayImage image, int width, int height, float[] target, int offset) {
        check(width, height);
        if (image.width() == width && image.height() == height) {
            for (int y = 0; y < height; y++) {
                image.toFloats(0, y, width, target, offset + y * width);
            }
            return;
        }
        resample(image, Taps.of(image.width(), width), Taps.of(image.height(), height), (y, row) -> {
            int to = offset + y * width;
            for (int x = 0; x < width; x++) {
                target[to + x] = row[x] / WHITE;
            }
        });
    }

    /**
     * Resizes a part of a picture, rounding to integer brightness values.
     *
     * @param left where the part begins in the picture, edges at whole numbers; may be fractional
     * @param top likewise
     * @param partWidth the width of the part in pixels of the picture
     * @param partHeight likewise
     */
    static GrayImage part(
            GrayImage image, double left, double top, double partWidth, double partHeight, int width, int height) {
        check(width, height);
        boolean whole = left == 0 && top == 0 && partWidth == image.width() && partHeight == image.height();
        if (whole && image.width() == width && image.height() == height) {
            return image;
        }
        return rounded(
                image,
                Taps.of(left, partWidth, image.width(), width),
                Taps.of(top, partHeight, image.height(), height),
                width,
                height);
    }

    private static GrayImage rounded(GrayImage image, Taps across, Taps down, int width, int height) {
        byte[] pixels = new byte[Math.multiplyExact(width, height)];
        resample(image, across, down, (y, row) -> {
            int to = y * width;
            for (int x = 0; x < width; x++) {
                pixels[to + x] = (byte) (int) (row[x] + 0.5f);
            }
        });
        return new GrayImage(width, height, pixels);
    }

    /** Takes a new row in 0..255, which it must not keep. */
    private interface Rows {
        void take(int y, float[] row);
    }

    /**
     * Computes the new rows from the top. Each source row that is needed is resized horizontally and then added to the new
     * rows to which it contributes; the last two are cached, since neighbouring rows share them.
     */
    private static void resample(GrayImage image, Taps across, Taps down, Rows target) {
        int width = across.first.length;
        float[][] rows = new float[2][width];
        int[] rowOf = {-1, -1};
        float[] sum = new float[width];
        for (int y = 0; y < down.first.length; y++) {
            Arrays.fill(sum, 0);
            for (int source = down.first[y]; source <= down.last[y]; source++) {
                int kept = source & 1;
                if (rowOf[kept] != source) {
                    across.applyToRow(image.pixels(), source * image.width(), rows[kept]);
                    rowOf[kept] = source;
                }
                addRow(rows[kept], down.weight(y, source), sum);
            }
            target.take(y, sum);
        }
    }

    /** Without an offset, the JVM's compiler computes several columns in one instruction. */
    private static void addRow(float[] row, float weight, float[] sum) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] += weight * row[x];
        }
    }

    private static float[] brightness() {
        float[] brightness = new float[256];
        for (int value = 0; value < brightness.length; value++) {
            brightness[value] = value;
        }
        return brightness;
    }

    static void check(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a size of " + width + "x" + height + ", expected at least 1x1");
        }
    }

    /**
     * The source pixels of each new pixel along one axis: the first, the last and all between them.
     *
     * @param first [new size] indices of source pixels
     * @param last [new size] likewise; may be the first
     * @param firstWeight [new size] the weight of the first one
     * @param lastWeight [new size] the weight of the last one, 0 if it is the first
     * @param inner the weight of each pixel between them
     */
    private record Taps(int[] first, int[] last, float[] firstWeight, float[] lastWeight, float inner) {
        static Taps of(int oldSize, int newSize) {
            return of(0, oldSize, oldSize, newSize);
        }

        /** The taps for {@code extent} source pixels from {@code start} on. */
        static Taps of(double start, double extent, int oldSize, int newSize) {
            return newSize >= extent
                    ? bilinear(start, extent, oldSize, newSize)
                    : area(start, extent, oldSize, newSize);
        }

        private static Taps empty(int newSize, float inner) {
            return new Taps(new int[newSize], new int[newSize], new float[newSize], new float[newSize], inner);
        }

        private static Taps bilinear(double start, double extent, int oldSize, int newSize) {
            Taps taps = empty(newSize, 0);
            for (int i = 0; i < newSize; i++) {
                double place = Math.max(0, start + (i + 0.5) * extent / newSize - 0.5);
                int first = Math.min((int) place, oldSize - 1);
                taps.first[i] = first;
                taps.last[i] = Math.min(first + 1, oldSize - 1);
                taps.lastWeight[i] = taps.last[i] == first ? 0 : (float) (place - first);
                taps.firstWeight[i] = 1 - taps.lastWeight[i];
            }
            return taps;
        }

        private static Taps area(double start, double extent, int oldSize, int newSize) {
            double scale = extent / newSize;
            Taps taps = empty(newSize, (float) (1 / scale));
            for (int i = 0; i < newSize; i++) {
                double begin = start + i * scale;
                double end = begin + scale;
                int first = Math.min((int) begin, oldSize - 1);
                int last = Math.max(first, Math.min((int) Math.ceil(end) - 1, oldSize - 1));
                taps.first[i] = first;
                taps.last[i] = last;
                taps.firstWeight[i] = (float) ((Math.min(end, first + 1.0) - begin) / scale);
                taps.lastWeight[i] = last == first ? 0 : (float) ((Math.min(end, last + 1.0) - last) / scale);
            }
            return taps;
        }

        float weight(int at, int source) {
            if (source == first[at]) {
                return firstWeight[at];
            }
            return source == last[at] ? lastWeight[at] : inner;
        }

        void applyToRow(byte[] pixels, int from, float[] target) {
            for (int i = 0; i < first.length; i++) {
                int begin = from + first[i];
                int end = from + last[i];
                float sum = firstWeight[i] * BRIGHTNESS[pixels[begin] & 0xff];
                for (int at = begin + 1; at < end; at++) {
                    sum += inner * BRIGHTNESS[pixels[at] & 0xff];
                }
                target[i] = sum + lastWeight[i] * BRIGHTNESS[pixels[end] & 0xff];
            }
        }
    }
}
