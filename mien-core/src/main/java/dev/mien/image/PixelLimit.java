package dev.mien.image;

import dev.mien.PictureError;

/**
 * The largest number of pixels of a picture file; checked with its header before anything is decoded.
 *
 * @param reducible the limit for JPEG files whose brightness is decoded at the smallest sufficient size
 * @param others the limit for all others
 */
record PixelLimit(long reducible, long others) {
    static final PixelLimit DEFAULT = new PixelLimit(Picture.JPEG_PIXEL_LIMIT, Picture.PIXEL_LIMIT);

    static PixelLimit of(long pixels) {
        return new PixelLimit(pixels, pixels);
    }

    void check(long width, long height, boolean isReducible, String source) {
        long limit = isReducible ? reducible : others;
        long pixels = width * height;
        if (pixels > limit) {
            throw new PictureError(
                    "a picture of " + width + "x" + height + ", that is " + pixels + " pixels; the limit is " + limit,
                    source,
                    "shrink it");
        }
    }
}
