package dev.mien.image;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a picture's pixels come from, upright. */
interface Pixels {
    int width();

    int height();

    /** The format of the file that they are in. */
    Optional<PictureFormat> format();

    /** About how many bytes of memory reading them takes, decoders' own included. */
    long memory();

    /**
     * The brightness.
     *
     * @param reduction 1, 2, 4 or 8: so many pixels each way may become one
     */
    GrayPlane plane(int reduction);

    /** {@code TYPE_BYTE_GRAY} or {@code TYPE_3BYTE_BGR}. */
    BufferedImage colors();

    /** Pixels in memory. */
    record OfImage(BufferedImage image) implements Pixels {
        @Override
        public int width() {
            return image.getWidth();
        }

        @Override
        public int height() {
            return image.getHeight();
        }

        @Override
        public Optional<PictureFormat> format() {
            return Optional.empty();
        }

        @Override
        public long memory() {
            return (long) width() * height();
        }

        @Override
        public GrayPlane plane(int reduction) {
            return GrayPlane.whole(Luma.gray(image));
        }

        @Override
        public BufferedImage colors() {
            return PlainPixels.of(image);
        }
    }

    /** Brightness in memory. */
    record OfGray(GrayImage gray) implements Pixels {
        @Override
        public int width() {
            return gray.width();
        }

        @Override
        public int height() {
            return gray.height();
        }

        @Override
        public Optional<PictureFormat> format() {
            return Optional.empty();
        }

        @Override
        public long memory() {
            return 0;
        }

        @Override
        public GrayPlane plane(int reduction) {
            return GrayPlane.whole(gray);
        }

        @Override
        public BufferedImage colors() {
            return Luma.picture(gray);
        }
    }

    /** Pixels that something else decodes. */
    record Decoded(int width, int height, Supplier<BufferedImage> decoder) implements Pixels {
        private static final int BYTES = 8; // a pixel's: as decoded, as drawn, as gray

        @Override
        public Optional<PictureFormat> format() {
            return Optional.empty();
        }

        @Override
        public long memory() {
            return (long) BYTES * width * height;
        }

        @Override
        public GrayPlane plane(int reduction) {
            return GrayPlane.whole(Luma.gray(colors()));
        }

        @Override
        public BufferedImage colors() {
            return PlainPixels.of(decoder.get());
        }
    }
}
