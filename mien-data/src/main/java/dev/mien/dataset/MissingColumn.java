package dev.mien.dataset;

import dev.mien.UserError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a file is instead if it lacks a column: an archive, no text, a data set of the other kind. */
final class MissingColumn {
    private static final int SHOWN = 8;
    private static final int LONGEST_NAME = 30;

    private MissingColumn() {}

    /**
     * The error for a missing column, with the existing ones.
     *
     * @param expected the missing column, which follows "no column"
     * @param columns the columns of the file
     */
    static UserError error(String name, String expected, List<String> columns) {
        if (columns.stream().anyMatch(column -> column.contains("ustar"))) {
            return new UserError("a tar archive", name, "unpack it and give the CSV file in it");
        }
        if (columns.stream().anyMatch(MissingColumn::isNoText)) {
            return new UserError("not a table in text", name, "give a CSV file, or a folder of pictures by class");
        }
        Optional<String> other = otherKind(expected, columns);
        if (other.isPresent()) {
            return new UserError(other.get(), name, "give only data for this task");
        }
        return new UserError(
                "no column " + expected + "; the first line has: " + begin(columns),
                name + ":1",
                "give a file with a header line as Kaggle's has");
    }

    private static Optional<String> otherKind(String expected, List<String> columns) {
        if (expected.equals("'Image'") && ExpressionCsv.fit(columns) > 0) {
            return Optional.of("a data set of expressions, expected one of key points");
        }
        return expected.equals("'emotion'") && KeypointCsv.fit(columns, false) > 0
                ? Optional.of("a data set of key points, expected one of expressions")
                : Optional.empty();
    }

    /** The first columns, for a message. */
    static String begin(List<String> columns) {
        String found = columns.stream()
                .limit(SHOWN)
                .map(column -> column.replaceAll("[^\\p{Graph} ]", "?"))
                .map(column -> column.length() > LONGEST_NAME ? column.substring(0, LONGEST_NAME) + "..." : column)
                .collect(Collectors.joining(", "));
        return columns.size() > SHOWN ? found + ", ..." : found;
    }

    /** Whether it contains characters of binary files; the first line of a PNG is its signature alone. */
    private static boolean isNoText(String column) {
        return column.chars().anyMatch(letter -> Character.isISOControl(letter) && !Character.isWhitespace(letter))
                || column.matches("\\Wpng");
    }
}
