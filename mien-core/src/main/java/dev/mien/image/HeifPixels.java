package dev.mien.image;

import dev.mien.PictureError;
import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * The pixels of a HEIC or AVIF file, decoded by another module.
 *
 * @param opened the file
 * @param source its name, for messages
 */
record HeifPixels(HeifDecoder.Opened opened, String source) implements Pixels {
    private static final String REMEDY = "convert it to JPEG or PNG";

    private static final int BYTES = 8; // a pixel's: as decoded, as drawn, as gray

    /**
     * Reads a file's header.
     *
     * @throws UserError when no decoder is on the class path, its native library is missing, or it refuses the file
     */
    static HeifPixels of(byte[] bytes, String source, PixelLimit limit) {
        HeifDecoder decoder = Decoders.FIRST.orElseThrow(
                () -> new PictureError("a HEIC or AVIF picture, which is not read without mien-video", source, REMEDY));
        return new HeifPixels(withLibrary(source, () -> decoder.open(bytes, source, limit.others())), source);
    }

    @Override
    public int width() {
        return opened.width();
    }

    @Override
    public int height() {
        return opened.height();
    }

    @Override
    public Optional<PictureFormat> format() {
        return Optional.of(PictureFormat.HEIF);
    }

    @Override
    public long memory() {
        return (long) BYTES * width() * height();
    }

    @Override
    public GrayPlane plane(int reduction) {
        return GrayPlane.whole(withLibrary(source, opened.gray()));
    }

    @Override
    public BufferedImage colors() {
        return PlainPixels.of(withLibrary(source, opened.colors()));
    }

    private static <T> T withLibrary(String source, Supplier<T> task) {
        try {
            return task.get();
        } catch (LinkageError e) {
            throw new PictureError(
                    "a HEIC or AVIF picture, which is not read without FFmpeg's library for this system",
                    source,
                    REMEDY,
                    e);
        }
    }

    /** Looked up when the first such picture is read, with the class loader of this module, whose threads may have others. */
    private static final class Decoders {
        static final Optional<HeifDecoder> FIRST = ServiceLoader.load(
                        HeifDecoder.class, HeifDecoder.class.getClassLoader())
                .findFirst();
    }
}
