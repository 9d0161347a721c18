package dev.mien.table;

import java.util.ArrayList;
import java.util.List;

/** What the first two lines of a table show of its dialect. */
final class FirstLines {
    private static final String SEPARATORS = ",;\t|";

    private final char separator;
    private final boolean hasRowNames;

    private FirstLines(char separator, boolean hasRowNames) {
        this.separator = separator;
        this.hasRowNames = hasRowNames;
    }

    /**
     * @param text the beginning of the table
     */
    static FirstLines of(String text) {
        char separator = separator(text);
        return new FirstLines(separator, hasRowNames(text, separator));
    }

    /** The same for a table that says which separator it has. */
    static FirstLines of(String text, char separator) {
        return new FirstLines(separator, hasRowNames(text, separator));
    }

    char separator() {
        return separator;
    }

    /** Whether each row begins with its name, for which the first line has no column. */
    boolean hasRowNames() {
        return hasRowNames;
    }

    /** The most frequent separator in the first line; a blank if there is none, and only blanks between quoted names. */
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length()];
        String line = lines(text, 1).stream().findFirst().orElse("");
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            int kind = SEPARATORS.indexOf(line.charAt(i));
            if (!quoted && kind >= 0) {
                counts[kind]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        boolean blank = counts[best] == 0
                && fields(line, ' ').size() > 1
                && fields(line, ' ').stream().allMatch(FirstLines::isQuoted);
        return blank ? ' ' : SEPARATORS.charAt(best);
    }

    /**
     * R's {@code write.table} quotes the names of columns and rows, and writes none for the column of the latter. Without
     * the quotes the row might as well have a field too many.
     */
    private static boolean hasRowNames(String text, char separator) {
        List<String> lines = lines(text, 2);
        if (lines.size() < 2) {
            return false;
        }
        List<String> names = fields(lines.get(0), separator);
        List<String> row = fields(lines.get(1), separator);
        return row.size() == names.size() + 1
                && !row.get(names.size()).isEmpty() // or else the rows only end in a separator
                && isQuoted(row.get(0))
                && names.stream().allMatch(FirstLines::isQuoted);
    }

    private static boolean isQuoted(String field) {
        return field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
    }

    /** The first lines that are not blank; the last one may be cut off. */
    private static List<String> lines(String text, int count) {
        List<String> lines = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= text.length() && lines.size() < count; i++) {
            char letter = i < text.length() ? text.charAt(i) : '\n';
            quoted ^= letter == '"';
            if (i == text.length() || (!quoted && (letter == '\n' || letter == '\r'))) {
                String line = text.substring(start, i).strip();
                if (!line.isEmpty()) {
                    lines.add(line);
                }
                start = i + 1;
            }
        }
        return lines;
    }

    /** The fields of a line with their quotes. */
    private static List<String> fields(String line, char separator) {
        List<String> fields = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            boolean end = i == line.length();
            quoted ^= !end && line.charAt(i) == '"';
            if (end || (!quoted && line.charAt(i) == separator)) {
                fields.add(line.substring(start, i).strip());
                start = i + 1;
            }
        }
        return fields;
    }
}
