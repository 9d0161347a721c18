package dev.mien.serve.model;

/** Prepares text from a request for an answer or a log: short, on one line, and without control characters. */
public final class Excerpt {
    private static final int LONGEST = 100;

    private Excerpt() {}

    /** Returns at most the first 100 characters, with {@code ?} for those that are not printable. */
    public static String of(String text) {
        boolean whole = text.length() <= LONGEST;
        StringBuilder excerpt = new StringBuilder(whole ? text.length() : LONGEST + 3);
        text.codePoints().limit(LONGEST).forEach(sign -> excerpt.appendCodePoint(isPlain(sign) ? sign : '?'));
        return whole ? excerpt.toString() : excerpt.append("...").toString();
    }

    private static boolean isPlain(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR -> false;
            case Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
