package dev.mien.dataset;

import dev.mien.OptionError;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Options for reading data files. Start from {@link #defaults()}.
 *
 * @param classNames the meaning of class numbers in the files; if empty it is guessed, see {@link Datasets#expressions}
 * @param votes a FER+ votes file; its row i belongs to row i of the one CSV file that is loaded
 * @param badRowLimit the share of bad rows, in 0..1, above which loading fails
 * @param imagesOptional whether key points without an {@code Image} column are accepted, for statistics on the points
 *     alone
 */
public record LoadOptions(
        Optional<ClassCoding> classNames, Optional<Path> votes, double badRowLimit, boolean imagesOptional) {
    /** The default for the share of bad rows that may be skipped. */
    public static final double BAD_ROW_LIMIT = 0.01;

    public LoadOptions {
        if (!(badRowLimit >= 0 && badRowLimit <= 1)) {
            throw new OptionError(
                    "a limit of bad rows of " + badRowLimit, "bad-rows", "give a share in 0..1, such as 0.01");
        }
    }

    /** The defaults: guessed class numbers, no votes, up to 1 % bad rows, images required. */
    public static LoadOptions defaults() {
        return new LoadOptions(Optional.empty(), Optional.empty(), BAD_ROW_LIMIT, false);
    }

    /** The same options with this meaning of class numbers. */
    public LoadOptions withClassNames(ClassCoding coding) {
        return new LoadOptions(Optional.of(coding), votes, badRowLimit, imagesOptional);
    }

    /** The same options with the votes of this FER+ file. */
    public LoadOptions withVotes(Path file) {
        return new LoadOptions(classNames, Optional.of(file), badRowLimit, imagesOptional);
    }

    /** The same options with this limit for the share of bad rows, in 0..1. */
    public LoadOptions withBadRowLimit(double limit) {
        return new LoadOptions(classNames, votes, limit, imagesOptional);
    }

    /** The same options, accepting key points without images. */
    public LoadOptions withImagesOptional() {
        return new LoadOptions(classNames, votes, badRowLimit, true);
    }
}
