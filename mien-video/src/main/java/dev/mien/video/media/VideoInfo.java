package dev.mien.video.media;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The properties of a video that are known before it is read.
 *
 * @param name the path of the file as it was given, or the name of a camera, such as {@code camera:0}, or of a stream
 * @param file the file; empty for a camera or stream, which can be read only once
 * @param width of its first picture, upright, in pixels
 * @param height of its first picture, upright, in pixels
 * @param framesPerSecond the mean according to the header
 * @param seconds the duration according to the header; empty if unknown, as it is of cameras
 */
public record VideoInfo(
        String name, Optional<Path> file, int width, int height, double framesPerSecond, OptionalDouble seconds) {

    /** The approximate number of frames; empty if unknown. */
    public OptionalLong frames() {
        return seconds.isPresent()
                ? OptionalLong.of(Math.round(seconds.getAsDouble() * framesPerSecond))
                : OptionalLong.empty();
    }
}
