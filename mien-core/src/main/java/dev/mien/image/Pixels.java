package dev.mien.image;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Supplier;

/** A source of a picture's upright pixels. */
interface Pixels {
    /**
     * The pixels in the bytes of a file, whose header is read now.
     *
     * @param limit the largest number of pixels that it may have
     * @throws UserError when it is not a picture, or too large
     */
    static Pixels of(byte[] bytes, String source, PixelLimit limit) {
        PictureFormat format = PictureFormat.of(bytes, source);
        return format == PictureFormat.HEIF
                ? HeifPixels.of(bytes, source, limit)
                : FilePixels.of(format, bytes, source, limit);
    }

    int width();

    int height();

    /** The format of the file; empty if there is none. */
    default Optional<PictureFormat> format() {
        return Optional.empty();
    }

    /** An estimate of the bytes of memory that reading them takes, including the decoders' own. */
    long memory();

    /**
     * The brightness.
     *
     * @param reduction the largest factor by which width and height may be reduced: 1, 2, 4 or 8
     */
    GrayPlane plane(int reduction);

    /** The pixels, {@code TYPE_BYTE_GRAY} or {@code TYPE_3BYTE_BGR}. */
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

    /** Pixels that are decoded by other means, each time that they are needed. */
    record Decoded(
            int width,
            int height,
            Optional<PictureFormat> format,
            Supplier<GrayImage> gray,
            Supplier<BufferedImage> decoder)
            implements Pixels {
        private static final int BYTES = 8; // a pixel's: as decoded, as drawn, as gray

        @Override
        public long memory() {
            return (long) BYTES * width * height;
        }

        @Override
        public GrayPlane plane(int reduction) {
            return GrayPlane.whole(gray.get());
        }

        @Override
        public BufferedImage colors() {
            return PlainPixels.of(decoder.get());
        }
    }
}
