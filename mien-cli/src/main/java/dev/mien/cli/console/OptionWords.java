package dev.mien.cli.console;

import dev.mien.UserError;
import java.util.regex.Pattern;

/** Adapts the library's messages to the command line: {@code the option resume} becomes {@code --resume}. */
public final class OptionWords {
    private static final Pattern NAMED = Pattern.compile("\\bthe option ([a-z]+(?:-[a-z]+)*)");

    private OptionWords() {}

    public static String of(String text) {
        return NAMED.matcher(text).replaceAll("--$1");
    }

    /** The problem and its remedy, without the place. */
    public static String of(UserError error) {
        return of(error.problem()) + "; " + of(error.remedy());
    }
}
