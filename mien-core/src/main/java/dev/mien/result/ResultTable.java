package dev.mien.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Defines the columns of a table of results, which all formats share.
 *
 * @param <R> the results that are the rows
 */
public interface ResultTable<R> {
    /**
     * A column of the table.
     *
     * @param type {@code String}, {@code Integer} or {@code Double}
     */
    record Column(String name, Class<?> type) {
        /** A column of texts. */
        public static Column text(String name) {
            return new Column(name, String.class);
        }

        /** A column of whole numbers. */
        public static Column whole(String name) {
            return new Column(name, Integer.class);
        }

        /** A column of numbers with decimals. */
        public static Column number(String name) {
            return new Column(name, Double.class);
        }
    }

    /** The columns in order. */
    List<Column> columns();

    /** The row of a result: a value for each column, of its type, or null if it was not requested or is unknown. */
    List<@Nullable Object> row(R result);
}
