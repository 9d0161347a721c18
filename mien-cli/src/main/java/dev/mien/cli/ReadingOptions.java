package dev.mien.cli;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.LoadOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the data files of a command are to be read. */
final class ReadingOptions {
    @Option(
            names = "--file-labels",
            paramLabel = "SET",
            description = "what class numbers in the files mean: five or seven (default: five where there is no column"
                    + " 'Usage' and no class above 4)")
    Optional<String> fileLabels = Optional.empty();

    @Option(
            names = "--bad-rows",
            paramLabel = "SHARE",
            description = "the share of bad rows to bear, in 0..1 (default ${DEFAULT-VALUE})",
            defaultValue = "" + LoadOptions.BAD_ROW_LIMIT)
    double badRows = LoadOptions.BAD_ROW_LIMIT;

    /**
     * These choices for the loaders.
     *
     * @throws UserError when one of them is none
     */
    LoadOptions toLoadOptions() {
        if (!(badRows >= 0 && badRows <= 1)) {
            throw new UserError(badRows + " is not a share", "--bad-rows", "use a number from 0 to 1");
        }
        LoadOptions options = LoadOptions.defaults().withBadRowLimit(badRows);
        return fileLabels.map(LabelSet::ofLabel).map(options::withFileLabels).orElse(options);
    }
}
