package dev.mien.serve.model;

import dev.mien.OptionError;
import java.util.regex.Pattern;

/**
 * The name and version of a model.
 *
 * @param name the name in requests: up to 100 letters, digits, dots, underscores and dashes
 * @param version at least 0; requests without a version get the highest
 */
public record ModelKey(String name, long version) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

    public ModelKey {
        if (!isName(name)) {
            throw new OptionError(
                    "'" + name + "' is no name for a model",
                    "model",
                    "use up to 100 letters, digits, dots, underscores and dashes");
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    @Override
    public String toString() {
        return name + " version " + version;
    }
}
