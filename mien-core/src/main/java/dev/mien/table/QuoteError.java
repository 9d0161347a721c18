package dev.mien.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.mien.UserError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The error for quotes within quoted fields that are not doubled, such as those of R's {@code write.table}. */
public final class QuoteError {
    /** How the parser says it. */
    private static final Pattern SAID =
            Pattern.compile("Unexpected character after closing quote: .* \\(record starting at line (\\d+)\\)");

    private QuoteError() {}

    /**
     * The error that names the row, if that is why a table cannot be read.
     *
     * @param file the name in messages
     * @param failure of the parser, or one that it has caused
     */
    public static Optional<UserError> of(String file, Throwable failure) {
        Throwable first = failure;
        while (!(first instanceof CsvParseException) && first.getCause() != null) {
            first = first.getCause();
        }
        Matcher said = SAID.matcher(String.valueOf(first.getMessage()));
        // A header has no such quotes: what begins with them is no table, such as JSON.
        return said.matches() && !said.group(1).equals("1")
                ? Optional.of(new UserError(
                        "text behind the closing quote of a field",
                        file + ":" + said.group(1),
                        "double the quotes within quotes; from R, write the table with qmethod = \"double\"",
                        failure))
                : Optional.empty();
    }
}
