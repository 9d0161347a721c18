package dev.mien.cli.argument;

import dev.mien.OptionError;
import dev.mien.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file of the option {@code --json}. */
public final class JsonFile {
    private JsonFile() {}

    /**
     * Refuses to overwrite an input; called before the work begins.
     *
     * @param inputs the data files
     */
    public static void refuseInput(Optional<Path> json, List<Path> inputs) throws IOException {
        if (json.isEmpty() || !Files.exists(json.get())) {
            return;
        }
        for (Path input : inputs) {
            if (Files.exists(input) && Files.isSameFile(json.get(), input)) {
                throw new OptionError(json.get() + " is the data that is read", "json", "name another file");
            }
        }
    }

    /** Writes the file, if the option is given. */
    public static void write(Optional<Path> json, String text) throws IOException {
        if (json.isPresent()) {
            WholeFile.write(json.get(), text);
        }
    }
}
