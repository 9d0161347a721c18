package dev.mien.cli;

import dev.mien.analyze.Truth;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.Pixels;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes what is to be read, in order. */
interface PredictSink {
    /**
     * A face of a data file.
     *
     * @param source the file and line
     * @param name a relative path to call files made from it by
     */
    record Crop(String source, Path name, GrayImage image, Optional<Truth> truth) {}

    /** The good rows of a data file, made as they are asked for, and what is wrong with the others. */
    interface Crops {
        int size();

        Crop get(int row);

        int bad();

        List<String> messages();
    }

    /** So many more inputs will come, as far as is known by now. */
    void expect(int count);

    /**
     * Reads a picture.
     *
     * @param name a relative path to call files made from it by
     */
    void picture(Picture picture, Path name);

    /** Reads the rows of a data file. */
    void crops(String source, Crops crops);

    /** What is needed of a video's frames. */
    Pixels pixels();

    /**
     * Reads the frames of a video.
     *
     * @param name a relative path to call files made from it by
     */
    void video(FrameSource video, Path name);

    /** That this input could not be read; the rest goes on. */
    void failed(String source, Throwable failure);

    /** What the user should know. */
    void note(String message);

    /** Whether no more is wanted. */
    boolean isFull();
}
