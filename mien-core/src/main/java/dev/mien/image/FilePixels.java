package dev.mien.image;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * The pixels in a picture file of a format that this module decodes.
 *
 * @param bytes the whole file
 * @param source its name, for messages
 * @param fileFormat the format detected from its first bytes
 * @param jpeg the header of a JPEG file
 * @param scans the number of its scans; 1 for other files
 * @param stored the size as stored, before rotation
 * @param orientation as of EXIF, 1..8
 */
record FilePixels(
        byte[] bytes,
        String source,
        PictureFormat fileFormat,
        Optional<JpegHeader> jpeg,
        int scans,
        ImageIoDecoder.Size stored,
        int orientation)
        implements Pixels {
    /**
     * JPEG pictures with at least this many pixels are decoded by the native library. Loading it takes a third of a
     * second, which would not pay off for smaller ones.
     */
    static final int NATIVE_FROM = 1_000_000;

    /** The largest number of bytes per pixel: its brightness, in the decoder and here. */
    private static final int NATIVE_BYTES = 2;

    /** Bytes per pixel: four samples as decoded, three as drawn, one as gray. */
    private static final int JAVA_BYTES = 8;

    /** Bytes per pixel and component of a JPEG of several scans, which decoders keep whole, in coefficients. */
    private static final int COEFFICIENT_BYTES = 2;

    private static final byte[] END_OF_IMAGE = {(byte) 0xff, (byte) 0xd9};

    /**
     * Reads a file's header.
     *
     * @param format of its first bytes, not HEIF
     * @param limit the largest number of pixels that it may have
     * @throws UserError when it cannot be read, or is too large
     */
    static FilePixels of(PictureFormat format, byte[] bytes, String source, PixelLimit limit) {
        Optional<JpegHeader> jpeg = format == PictureFormat.JPEG ? JpegHeader.of(bytes) : Optional.empty();
        ImageIoDecoder.Size size = jpeg.map(header -> new ImageIoDecoder.Size(header.width(), header.height()))
                .orElseGet(() -> ImageIoDecoder.size(format, bytes, source));
        int scans = jpeg.map(header -> JpegScans.count(bytes, header, source)).orElse(1);
        boolean isReducible =
                scans == 1 && jpeg.filter(JpegHeader::hasPlainLuma).isPresent();
        limit.check(size.width(), size.height(), isReducible, source);
        return new FilePixels(whole(bytes, jpeg), source, format, jpeg, scans, size, Orientation.of(format, bytes));
    }

    /**
     * Appends the end-of-image marker, which some cameras leave out. With the marker, decoders can distinguish a
     * complete picture from a truncated one: they report data missing before it.
     */
    private static byte[] whole(byte[] bytes, Optional<JpegHeader> jpeg) {
        if (jpeg.isEmpty() || jpeg.get().hasEnd(bytes)) {
            return bytes;
        }
        byte[] ended = Arrays.copyOf(bytes, bytes.length + END_OF_IMAGE.length);
        System.arraycopy(END_OF_IMAGE, 0, ended, bytes.length, END_OF_IMAGE.length);
        return ended;
    }

    @Override
    public int width() {
        return Orientation.isTurned(orientation) ? stored.height() : stored.width();
    }

    @Override
    public int height() {
        return Orientation.isTurned(orientation) ? stored.width() : stored.height();
    }

    @Override
    public Optional<PictureFormat> format() {
        return Optional.of(fileFormat);
    }

    @Override
    public long memory() {
        long pixels = (long) stored.width() * stored.height();
        int coefficients = scans == 1
                ? 0
                : COEFFICIENT_BYTES * jpeg.map(JpegHeader::components).orElse(0);
        return bytes.length + pixels * (coefficients + (suitsNative() ? NATIVE_BYTES : JAVA_BYTES));
    }

    @Override
    public GrayPlane plane(int reduction) {
        return reduced(reduction)
                .map(plane -> GrayPlane.upright(plane, reduction, stored.width(), stored.height(), orientation))
                .orElseGet(() -> GrayPlane.whole(Luma.gray(colors())));
    }

    /**
     * Decodes with the native library; empty if it does not apply to this file, or reports an error, which Java's
     * decoder then explains.
     */
    private Optional<GrayImage> reduced(int reduction) {
        return suitsNative() ? JpegLuma.decode(bytes, reduction) : Optional.empty();
    }

    private boolean suitsNative() {
        return jpeg.isPresent()
                && jpeg.get().hasPlainLuma()
                && (long) stored.width() * stored.height() >= NATIVE_FROM
                && Leptonica.isAvailable();
    }

    @Override
    public BufferedImage colors() {
        BufferedImage picture = fileFormat == PictureFormat.WEBP && Leptonica.isAvailable()
                ? webp()
                : ImageIoDecoder.decode(fileFormat, bytes, source);
        return Orientation.upright(PlainPixels.of(picture), orientation);
    }

    /**
     * Decodes a WebP file with the native library. What it refuses is not given to Java's decoder, which takes minutes for a
     * large picture of which most is missing.
     */
    private BufferedImage webp() {
        return WebpPixels.decode(bytes)
                .filter(picture -> picture.getWidth() == stored.width() && picture.getHeight() == stored.height())
                .orElseThrow(() -> ImageIoDecoder.damagedWebp(bytes, source));
    }
}
