package dev.mien.dataset;

import dev.mien.OptionError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal parts of the training rows, which a model of cross-validation is trained without.
 *
 * @param number the number of the part, from 1 to {@code of}
 * @param of the number of parts, at least 2
 */
public record Fold(int number, int of) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    /**
     * Checks the numbers.
     *
     * @throws OptionError when they are out of range
     */
    public Fold {
        if (of < 2 || number < 1 || number > of) {
            throw error(number + "/" + of);
        }
    }

    /**
     * Parses a fold such as {@code 2/5}, the second of five.
     *
     * @throws OptionError when it is not one
     */
    public static Fold parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw error(text);
        }
        return new Fold(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    private static OptionError error(String text) {
        return new OptionError(
                "'" + text + "' is no fold", "fold", "give its number and how many there are, such as 1/5 to 5/5");
    }
}
