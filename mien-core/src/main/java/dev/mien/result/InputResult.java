package dev.mien.result;

import java.util.OptionalInt;

/**
 * What became of one input: a picture, a video, a data file, or something that could not be read.
 *
 * @param source its path or name
 * @param width in pixels, where it is known
 * @param height in pixels, where it is known
 * @param frames how many pictures were read of it: 1 of a photo, a video's frames, a data file's rows
 * @param faces how many rows of the table of faces are its own
 * @param seconds how long reading it took
 * @param error what went wrong with it or with a part of it; empty where nothing did
 */
public record InputResult(
        String source, OptionalInt width, OptionalInt height, int frames, int faces, double seconds, String error) {
    /** Something that could not be read at all. */
    public static InputResult failed(String source, String error) {
        return new InputResult(source, OptionalInt.empty(), OptionalInt.empty(), 0, 0, 0, error);
    }
}
