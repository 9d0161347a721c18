package dev.mien;

/** Text from outside, such as a file's name, made harmless for whoever shows it. */
public final class Printable {
    private Printable() {}

    /**
     * The text with each character that steers a terminal or turns the direction of writing as its number, such as {@code
     * \u001b}; all others stay.
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
                shown.append(String.format("\\u%04x", (int) letter));
            }
        }
        return shown == null ? text : shown.toString();
    }

    /** Controls of C0, C1 and of writing from right to left (Unicode Standard Annex 9), and ends of lines. */
    private static boolean steers(char letter) {
        return Character.isISOControl(letter)
                || letter == '\u2028'
                || letter == '\u2029'
                || letter == '\u200e'
                || letter == '\u200f'
                || (letter >= '\u202a' && letter <= '\u202e')
                || (letter >= '\u2066' && letter <= '\u2069');
    }
}
