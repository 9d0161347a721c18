package dev.mien.cli.table;

import dev.mien.result.ResultWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A table that is opened with its first row, or when it is flushed, so that there is no header if nothing could be
 * read.
 *
 * @param <R> the results that are the rows
 */
public final class LateTable<R> implements ResultWriter<R> {
    private final Beginning<R> beginning;
    private @Nullable ResultWriter<R> table;

    /** Opens a table. */
    @FunctionalInterface
    public interface Beginning<R> {
        /** Opens the table, which may write its header. */
        ResultWriter<R> begin() throws IOException;
    }

    public LateTable(Beginning<R> beginning) {
        this.beginning = beginning;
    }

    private ResultWriter<R> table() throws IOException {
        if (table == null) {
            table = beginning.begin();
        }
        return table;
    }

    @Override
    public void write(R result) throws IOException {
        table().write(result);
    }

    @Override
    public void flush() throws IOException {
        table().flush();
    }

    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
        }
    }
}
