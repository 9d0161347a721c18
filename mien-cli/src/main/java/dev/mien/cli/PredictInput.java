package dev.mien.cli;

import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.result.Truth;
import dev.mien.video.media.FrameSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Something to be read, found among what the user named. */
sealed interface PredictInput {
    /**
     * A picture, which is opened by who reads it.
     *
     * @param name a relative path to call files made from it by
     */
    record Photo(Picture picture, Path name) implements PredictInput {}

    /**
     * A video or camera, open; whoever takes it closes it.
     *
     * @param name a relative path to call files made from it by
     */
    record Video(FrameSource frames, Path name) implements PredictInput {}

    /** The rows of a data file. */
    record Rows(String source, Crops crops) implements PredictInput {}

    /** What cannot be read. */
    record Failed(String source, Throwable failure) implements PredictInput {}

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
}
