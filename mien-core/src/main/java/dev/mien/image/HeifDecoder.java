package dev.mien.image;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;

/**
 * Decodes HEIC and AVIF pictures, for which this module has no decoder. {@link Picture} finds one with a
 * {@link java.util.ServiceLoader}; the module mien-video has it.
 */
public interface HeifDecoder {
    /**
     * Reads the header of a picture. Thread-safe.
     *
     * @param file the whole file, which does not change afterwards
     * @param source its name, for messages
     * @param pixelLimit the largest number of pixels that it may have
     * @throws UserError when it is damaged, or has more pixels than allowed
     */
    Opened open(byte[] file, String source, long pixelLimit);

    /**
     * A picture whose header was read.
     *
     * @param width in pixels, upright
     * @param height in pixels, upright
     * @param gray decodes the luma as stored, upright, each time that it is needed; throws a {@link UserError} if the
     *     picture is damaged
     * @param colors decodes the upright pixels likewise, of any type
     */
    record Opened(int width, int height, Supplier<GrayImage> gray, Supplier<BufferedImage> colors) {}
}
