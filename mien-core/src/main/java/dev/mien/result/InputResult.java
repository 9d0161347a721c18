package dev.mien.result;

import java.util.OptionalInt;

/**
 * The result for one input: a picture, a video, a data file, or something that could not be read.
 *
 * @param source its path or name
 * @param width in pixels, if known
 * @param height in pixels, if known
 * @param frames the number of pictures read from it: 1 for a photo, the frames of a video, the rows of a data file
 * @param faces the number of its rows in the table of faces
 * @param seconds the time that reading it took
 * @param error what went wrong with it or a part of it; empty if nothing did
 */
public record InputResult(
        String source, OptionalInt width, OptionalInt height, int frames, int faces, double seconds, String error) {
    /** The result for an input that could not be read at all. */
    public static InputResult failed(String source, String error) {
        return new InputResult(source, OptionalInt.empty(), OptionalInt.empty(), 0, 0, 0, error);
    }
}
