package dev.mien.cli.predict;

import dev.mien.cli.table.RowsFile;
import dev.mien.cli.table.TableFormat;
import dev.mien.result.ResultTable;
import dev.mien.result.ResultWriter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A table in progress and its file, which its failures name.
 *
 * @param <R> the results that are the rows
 */
record GrowingTable<R>(RowsFile file, ResultWriter<R> rows) {
    /** Opens a table in a file. */
    @FunctionalInterface
    interface Opening<R> {
        ResultWriter<R> open(Path file) throws IOException;
    }

    /** Opens the table of that name in a folder; nothing remains of it if that fails. */
    static <R> GrowingTable<R> open(Path out, String name, TableFormat format, ResultTable<R> columns)
            throws IOException {
        return open(out, name, format, file -> format.table(file, name, columns));
    }

    /**
     * The same.
     *
     * @param opening opens the table that grows in a file
     */
    static <R> GrowingTable<R> open(Path out, String name, TableFormat format, Opening<R> opening) throws IOException {
        RowsFile file = new RowsFile(out.resolve(name + "." + format.ending()));
        try {
            return new GrowingTable<>(file, opening.open(file.growing()));
        } catch (IOException | RuntimeException | Error e) {
            file.drop();
            throw e;
        }
    }

    /**
     * Adds a row.
     *
     * @throws OutputFailure when it cannot be written
     */
    void write(R row) {
        try {
            rows.write(row);
        } catch (IOException e) {
            throw new OutputFailure(file.named(e));
        }
    }

    /**
     * Closes the table.
     *
     * @param isUsed whether to keep its file
     */
    void close(boolean isUsed) throws IOException {
        try {
            rows.close();
        } catch (IOException e) {
            throw file.named(e);
        } finally {
            if (isUsed) {
                file.keep();
            } else {
                file.drop();
            }
        }
    }
}
