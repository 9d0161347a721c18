package dev.mien.cli.predict;

import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.result.Truth;
import dev.mien.video.media.FrameSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An input found among the user's arguments. */
sealed interface PredictInput {
    /**
     * A picture, which is opened when it is read.
     *
     * @param name a relative path for naming its output files
     */
    record Photo(Picture picture, Path name) implements PredictInput {}

    /**
     * An open video or camera, which the receiver closes.
     *
     * @param name a relative path for naming its output files
     */
    record Video(FrameSource frames, Path name) implements PredictInput {}

    /** The rows of a data file. */
    record Rows(String source, Crops crops) implements PredictInput {}

    /** An input that cannot be read. */
    record Failed(String source, Throwable failure) implements PredictInput {}

    /**
     * A face of a data file.
     *
     * @param source the file and line
     * @param name a relative path for naming its output files
     */
    record Crop(String source, Path name, GrayImage image, Optional<Truth> truth) {}

    /** The good rows of a data file, created on demand, and the problems of the others. */
    interface Crops {
        int size();

        Crop get(int row);

        int bad();

        List<String> messages();
    }
}
