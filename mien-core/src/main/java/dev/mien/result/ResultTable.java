package dev.mien.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of results: each column has its name and type here, and every format follows from it.
 *
 * @param <R> what a row tells of
 */
public interface ResultTable<R> {
    /**
     * A column.
     *
     * @param type {@code String}, {@code Integer} or {@code Double}
     */
    record Column(String name, Class<?> type) {
        static Column text(String name) {
            return new Column(name, String.class);
        }

        static Column whole(String name) {
            return new Column(name, Integer.class);
        }

        static Column number(String name) {
            return new Column(name, Double.class);
        }
    }

    /** The columns in their order. */
    List<Column> columns();

    /** A value for each column, of its type, or null for what was not asked or is not known. */
    List<@Nullable Object> row(R result);
}
