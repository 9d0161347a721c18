package dev.mien.serve.model;

/** What came in, as it may stand in an answer: short, on one line, and without signs that steer a terminal. */
public final class Quoted {
    private static final int LONGEST = 100;

    private Quoted() {}

    /** The text's beginning, at most 100 characters. */
    public static String of(String text) {
        boolean whole = text.length() <= LONGEST;
        StringBuilder quoted = new StringBuilder(whole ? text.length() : LONGEST + 3);
        text.codePoints().limit(LONGEST).forEach(sign -> quoted.appendCodePoint(isPlain(sign) ? sign : '?'));
        return whole ? quoted.toString() : quoted.append("...").toString();
    }

    private static boolean isPlain(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR -> false;
            case Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
