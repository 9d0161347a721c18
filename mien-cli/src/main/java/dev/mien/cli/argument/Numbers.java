package dev.mien.cli.argument;

import dev.mien.UserError;

/** Refuses numbers that are out of the range of their option. */
public final class Numbers {
    private Numbers() {}

    /**
     * A number of at least 1.
     *
     * @param option its name, such as {@code --threads}
     * @throws UserError when it is less
     */
    public static int atLeastOne(String option, int value) {
        return require(value >= 1, option, value, "1");
    }

    /**
     * A number in that range, both ends included.
     *
     * @throws UserError when it is not
     */
    public static int within(String option, int value, int from, int to) {
        return require(value >= from && value <= to, option, value, from + " to " + to);
    }

    private static int require(boolean holds, String option, int value, String range) {
        if (!holds) {
            throw new UserError("'" + value + "' cannot be used", option, "use a number from " + range);
        }
        return value;
    }
}
