package dev.mien.table;

import dev.mien.Quote;
import dev.mien.UserError;
import java.util.List;
import java.util.Optional;

/**
 * A row of a table. Columns are looked up by name, ignoring case and surrounding blanks.
 *
 * @param place the file and the line on which the row begins, for messages
 * @param columns the names, in lower case
 * @param fields the values; there may be fewer or more than columns
 * @param decimalComma whether a comma in a number is a decimal comma
 */
public record TableRow(String place, List<String> columns, List<String> fields, boolean decimalComma) {
    /**
     * The field of the first of these columns that the table has; empty if it has none of them or the row is too short.
     */
    public Optional<String> text(String... names) {
        for (String name : names) {
            int column = columns.indexOf(name);
            if (column >= 0) {
                return column < fields.size() ? Optional.of(fields.get(column).strip()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * The number in the first of these columns that the table has.
     *
     * @throws UserError when there is none, or it is not a finite number; {@code remedy} says what to do
     */
    public double number(String remedy, String... names) {
        String text = text(names).orElseThrow(() -> new UserError("no column '" + names[0] + "'", place, remedy));
        double value = parse(text, remedy, names[0]);
        if (Double.isNaN(value)) {
            throw noNumber(text, remedy, names[0]);
        }
        return value;
    }

    /**
     * The number in the first of these columns that the table has; NaN if the column or field is missing or empty, or
     * has a notation for missing values, such as {@code NA}.
     *
     * @throws UserError when it is something else; {@code remedy} says what to do
     */
    public double numberOrNaN(String remedy, String... names) {
        return parse(text(names).orElse(""), remedy, names[0]);
    }

    private double parse(String text, String remedy, String column) {
        try {
            double value = TableText.number(text, decimalComma);
            if (!Double.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below, as for an infinite number
        }
        throw noNumber(text, remedy, column);
    }

    private UserError noNumber(String text, String remedy, String column) {
        return new UserError(Quote.of(text) + " in column '" + column + "', expected a number", place, remedy);
    }
}
