package dev.mien;

import java.util.Locale;

/** Numbers of things in words: {@code 1 row}, {@code 2,304 rows}. */
public final class Amount {
    private Amount() {}

    /** {@code 1 row}, {@code 2 rows}: for nouns whose plural adds an s. */
    public static String of(long count, String thing) {
        return of(count, thing, thing + "s");
    }

    /**
     * The number with commas between thousands, and the words that agree with it.
     *
     * @param one what follows 1, such as {@code row is bad}
     * @param many what follows any other number, such as {@code rows are bad}
     */
    public static String of(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }

    /** The first of several things and how many more there are: {@code a.jpg}, {@code a.jpg and 3 more}. */
    public static String first(String first, int count) {
        return count == 1 ? first : String.format(Locale.ROOT, "%s and %,d more", first, count - 1);
    }
}
