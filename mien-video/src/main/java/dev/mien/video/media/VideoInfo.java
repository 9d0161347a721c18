package dev.mien.video.media;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is known of a video before it is read.
 *
 * @param name the file's path as it was given, or a camera's name such as {@code camera:0}
 * @param file the file; empty for a camera
 * @param width of its first picture, upright, in pixels
 * @param height of its first picture, upright, in pixels
 * @param framesPerSecond the mean over the file as its header says
 * @param seconds how long it is as its header says; empty for a camera and where the header does not say
 */
public record VideoInfo(
        String name, Optional<Path> file, int width, int height, double framesPerSecond, OptionalDouble seconds) {

    /** About how many frames there are; empty where nobody knows. */
    public OptionalLong frames() {
        return seconds.isPresent()
                ? OptionalLong.of(Math.round(seconds.getAsDouble() * framesPerSecond))
                : OptionalLong.empty();
    }
}
