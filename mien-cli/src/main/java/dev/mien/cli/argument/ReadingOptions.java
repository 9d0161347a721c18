package dev.mien.cli.argument;

import dev.mien.UserError;
import dev.mien.dataset.ClassCoding;
import dev.mien.dataset.LoadOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for reading data files. */
public final class ReadingOptions {
    @Option(
            names = "--class-names",
            paramLabel = "NAMES",
            description = "what class numbers in the files mean: five, seven (FER-2013), rafdb, affectnet, ckplus,"
                    + " ferplus, or a list such as 1=surprise,2=fear,3=- where '-' leaves a class out"
                    + " (default: five where there is no column 'Usage' and no class above 4, else seven)")
    Optional<String> classNames = Optional.empty();

    @Option(
            names = "--bad-rows",
            paramLabel = "SHARE",
            description = "the largest share of bad rows allowed, in 0..1 (default: ${DEFAULT-VALUE})",
            defaultValue = "" + LoadOptions.BAD_ROW_LIMIT)
    double badRows = LoadOptions.BAD_ROW_LIMIT;

    /**
     * The options for the loaders.
     *
     * @throws UserError when a value is invalid
     */
    public LoadOptions toLoadOptions() {
        if (!(badRows >= 0 && badRows <= 1)) {
            throw new UserError(badRows + " is not a share", "--bad-rows", "use a number from 0 to 1");
        }
        LoadOptions options = LoadOptions.defaults().withBadRowLimit(badRows);
        return classNames.map(ClassCoding::parse).map(options::withClassNames).orElse(options);
    }
}
