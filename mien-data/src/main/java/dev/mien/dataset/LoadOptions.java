package dev.mien.dataset;

import dev.mien.OptionError;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How data files are to be read. Start from {@link #defaults()}.
 *
 * @param classNames what class numbers in the files mean; when empty it is found out, see {@link Datasets#expressions}
 * @param votes a FER+ votes file; its row i belongs to row i of the one CSV file that is loaded
 * @param badRowLimit the share of bad rows, in 0..1, above which loading fails
 * @param imagesOptional whether key points without an {@code Image} column are taken, for statistics on the points alone
 */
public record LoadOptions(
        Optional<ClassCoding> classNames, Optional<Path> votes, double badRowLimit, boolean imagesOptional) {
    /** Up to this share of bad rows is skipped and reported. */
    public static final double BAD_ROW_LIMIT = 0.01;

    public LoadOptions {
        if (!(badRowLimit >= 0 && badRowLimit <= 1)) {
            throw new OptionError(
                    "a limit of bad rows of " + badRowLimit, "bad-rows", "give a share in 0..1, such as 0.01");
        }
    }

    /** Class numbers by themselves, no votes, up to 1 % bad rows, images required. */
    public static LoadOptions defaults() {
        return new LoadOptions(Optional.empty(), Optional.empty(), BAD_ROW_LIMIT, false);
    }

    /** Reads class numbers by this coding. */
    public LoadOptions withClassNames(ClassCoding coding) {
        return new LoadOptions(Optional.of(coding), votes, badRowLimit, imagesOptional);
    }

    /** Adds the votes of this FER+ file. */
    public LoadOptions withVotes(Path file) {
        return new LoadOptions(classNames, Optional.of(file), badRowLimit, imagesOptional);
    }

    /** Fails above this share of bad rows, in 0..1. */
    public LoadOptions withBadRowLimit(double limit) {
        return new LoadOptions(classNames, votes, limit, imagesOptional);
    }

    /** Takes key points without images too. */
    public LoadOptions withImagesOptional() {
        return new LoadOptions(classNames, votes, badRowLimit, true);
    }
}
