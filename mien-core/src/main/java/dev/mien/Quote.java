package dev.mien;

import java.util.Locale;

/** Quotes a text of a file or of a user in a message. */
public final class Quote {
    private static final int LONGEST = 100;
    private static final int BEGIN = 50;
    private static final int END = 30; // where the name of a path stands

    private Quote() {}

    /**
     * The text in quotes, {@linkplain Printable safe to print}. Of a long text, such as the pixels of a picture in a column
     * of names, the middle is left out, and its length is told.
     */
    public static String of(String text) {
        int length = text.length();
        if (length <= LONGEST) {
            return "'" + Printable.of(text) + "'";
        }
        String ends = text.substring(0, BEGIN) + "..." + text.substring(length - END);
        return String.format(Locale.ROOT, "'%s' (%,d characters)", Printable.of(ends), length);
    }
}
