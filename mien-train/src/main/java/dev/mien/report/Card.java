package dev.mien.report;

import java.util.List;

/**
 * A face with what is said of it.
 *
 * @param source the picture's file, from the page
 * @param alt what it shows, for those who cannot see it
 * @param caption the answer; may be empty
 * @param details more lines
 * @param verdict what to think of the answer
 */
record Card(String source, String alt, String caption, List<String> details, Verdict verdict) {
    /** Whether an answer is correct; told by a sign, a line and a colour, since the colour alone would not do for everybody. */
    enum Verdict {
        NONE("plain", ""),
        CORRECT("correct", "✓ "),
        WRONG("wrong", "✗ ");

        private final String label;
        private final String sign;

        Verdict(String label, String sign) {
            this.label = label;
            this.sign = sign;
        }

        static Verdict of(boolean correct) {
            return correct ? CORRECT : WRONG;
        }

        /** The name in the style sheet. */
        String label() {
            return label;
        }

        /** What stands before the answer. */
        String sign() {
            return sign;
        }
    }

    Card {
        details = List.copyOf(details);
    }
}
