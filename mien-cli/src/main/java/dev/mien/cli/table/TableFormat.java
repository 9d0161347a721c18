package dev.mien.cli.table;

import dev.mien.result.FaceResult;
import dev.mien.result.FaceTable;
import dev.mien.result.ResultTable;
import dev.mien.result.ResultWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The file formats of tables. */
public enum TableFormat {
    CSV,
    JSON,
    PARQUET;

    /** The format of that name. */
    public static Optional<TableFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(name))
                .findFirst();
    }

    /** The name of the option's value and the extension of files. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The table of faces; closing it leaves the target open. */
    public ResultWriter<FaceResult> faces(Writer target, ResultTable<FaceResult> table) throws IOException {
        if (this != JSON) {
            return ResultWriter.csv(target, table);
        }
        Writer buffered = new BufferedWriter(target);
        return table instanceof FaceTable ? ResultWriter.json(buffered) : ResultWriter.json(buffered, "faces", table);
    }

    /** The table of faces as a file. */
    public ResultWriter<FaceResult> faces(Path file, ResultTable<FaceResult> table) throws IOException {
        if (this == PARQUET) {
            return new ParquetTable<>(file, table);
        }
        Writer target = lines(file);
        return new ClosingWriter<>(faces(target, table), target);
    }

    /**
     * Another table as a file.
     *
     * @param name the name of the rows in JSON
     */
    public <R> ResultWriter<R> table(Path file, String name, ResultTable<R> table) throws IOException {
        if (this == PARQUET) {
            return new ParquetTable<>(file, table);
        }
        Writer target = lines(file);
        return new ClosingWriter<>(
                this == JSON ? ResultWriter.json(target, name, table) : ResultWriter.csv(target, table), target);
    }

    private Writer lines(Path file) throws IOException {
        return WholeLines.open(file, this == JSON ? ResultWriter.JSON_END : "");
    }

    /** A writer that closes its target, too. */
    private record ClosingWriter<R>(ResultWriter<R> rows, Writer target) implements ResultWriter<R> {
        @Override
        public void write(R result) throws IOException {
            rows.write(result);
        }

        @Override
        public void flush() throws IOException {
            rows.flush();
        }

        @Override
        public void close() throws IOException {
            try (target) {
                rows.close();
            }
        }
    }
}
