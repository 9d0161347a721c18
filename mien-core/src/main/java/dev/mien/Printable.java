package dev.mien;

import java.util.Locale;

/** Makes text from outside, such as a file's name, safe to print. */
public final class Printable {
    private Printable() {}

    /**
     * The text with each character that controls a terminal or the direction of writing escaped, such as {@code
     * \u001b}.
     */
    public static String of(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean harmless = !steers(letter);
            if (harmless && shown == null) {
                continue;
            }
            if (shown == null) {
                shown = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (harmless) {
                shown.append(letter);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            }
        }
        return shown == null ? text : shown.toString();
    }

    /** Whether this is a C0 or C1 control, a bidirectional control (Unicode Standard Annex 9) or a line separator. */
    private static boolean steers(char letter) {
        return Character.isISOControl(letter)
                || letter == '\u061c'
                || letter == '\u2028'
                || letter == '\u2029'
                || letter == '\u200e'
                || letter == '\u200f'
                || (letter >= '\u202a' && letter <= '\u202e')
                || (letter >= '\u2066' && letter <= '\u2069');
    }
}
