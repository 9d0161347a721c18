package dev.mien.dataset;

import dev.mien.LabelSet;
import dev.mien.UserError;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How data files are to be read. Start from {@link #defaults()}.
 *
 * @param fileLabels what class numbers in the files mean: FER-2013's seven, or the five of the two-ResNet project; when
 *     empty it is found out, see {@link Datasets#expressions}
 * @param votes a FER+ votes file; its row i belongs to row i of the one CSV file that is loaded
 * @param badRowLimit the share of bad rows, in 0..1, above which loading fails
 * @param imagesOptional whether key points without an {@code Image} column are taken, for statistics on the points alone
 */
public record LoadOptions(
        Optional<LabelSet> fileLabels, Optional<Path> votes, double badRowLimit, boolean imagesOptional) {
    /** Up to this share of bad rows is skipped and reported. */
    public static final double BAD_ROW_LIMIT = 0.01;

    public LoadOptions {
        if (!(badRowLimit >= 0 && badRowLimit <= 1)) {
            throw new UserError(
                    "a limit of bad rows of " + badRowLimit, "--bad-rows", "give a share in 0..1, such as 0.01");
        }
    }

    /** Class numbers by themselves, no votes, up to 1 % bad rows, images required. */
    public static LoadOptions defaults() {
        return new LoadOptions(Optional.empty(), Optional.empty(), BAD_ROW_LIMIT, false);
    }

    /** Reads class numbers as those of this label set. */
    public LoadOptions withFileLabels(LabelSet labels) {
        return new LoadOptions(Optional.of(labels), votes, badRowLimit, imagesOptional);
    }

    /** Adds the votes of this FER+ file. */
    public LoadOptions withVotes(Path file) {
        return new LoadOptions(fileLabels, Optional.of(file), badRowLimit, imagesOptional);
    }

    /** Fails above this share of bad rows, in 0..1. */
    public LoadOptions withBadRowLimit(double limit) {
        return new LoadOptions(fileLabels, votes, limit, imagesOptional);
    }

    /** Takes key points without images too. */
    public LoadOptions withImagesOptional() {
        return new LoadOptions(fileLabels, votes, badRowLimit, true);
    }
}
