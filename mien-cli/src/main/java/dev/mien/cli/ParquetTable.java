package dev.mien.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A CSV table as a Parquet file, made by DuckDB, which finds each column's type itself. */
final class ParquetTable {
    private ParquetTable() {}

    /** Writes the Parquet file; columns without a value in any row become text. */
    static void ofCsv(Path csv, Path parquet) throws IOException {
        String query = "COPY (SELECT * FROM read_csv(" + quoted(csv) + ", header = true, sample_size = -1)) TO "
                + quoted(parquet) + " (FORMAT parquet, COMPRESSION zstd)";
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute(query);
        } catch (SQLException e) {
            throw new IOException(parquet + ": " + e.getMessage(), e);
        }
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }
}
