package dev.mien.report;

import java.util.List;

/**
 * A face with its captions.
 *
 * @param source the relative path of the picture
 * @param alt the alternative text
 * @param caption the answer; may be empty
 * @param details more lines
 * @param verdict whether the answer is correct
 */
record Card(String source, String alt, String caption, List<String> details, Verdict verdict) {
    /**
     * Whether an answer is correct; shown by a symbol, a line and a colour, so that it does not depend on colour
     * vision.
     */
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

        /** The symbol before the answer. */
        String sign() {
            return sign;
        }
    }

    Card {
        details = List.copyOf(details);
    }
}
