package dev.mien.cli;

import dev.mien.UserError;
import java.util.regex.Pattern;

/** The library's words as the command's: an option that it names by its bare name, {@code the option resume}, is typed with dashes. */
final class OptionWords {
    private static final Pattern NAMED = Pattern.compile("\\bthe option ([a-z]+(?:-[a-z]+)*)");

    private OptionWords() {}

    static String of(String text) {
        return NAMED.matcher(text).replaceAll("--$1");
    }

    /** What went wrong and what to do, without the place. */
    static String of(UserError error) {
        return error.problem() + "; " + of(error.remedy());
    }
}
