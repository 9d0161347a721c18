package dev.mien.cli.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.mien.LabelSet;
import dev.mien.result.FaceResult;
import dev.mien.result.FaceTable;
import dev.mien.result.ResultWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Every format of {@code mien predict} keeps the contract. */
class ResultWritersTest {
    private abstract static class Table extends ResultWriterContract {
        private final TableFormat format;

        Table(TableFormat format) {
            this.format = format;
        }

        @Override
        ResultWriter<FaceResult> open(Path file) throws IOException {
            return format.faces(file, new FaceTable(LabelSet.SEVEN));
        }
    }

    @Nested
    class Csv extends Table {
        Csv() {
            super(TableFormat.CSV);
        }

        @Override
        List<String> sources(Path file) throws IOException {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                return rows.stream().map(row -> row.getField("source")).toList();
            }
        }
    }

    @Nested
    class Json extends Table {
        Json() {
            super(TableFormat.JSON);
        }

        @Override
        List<String> sources(Path file) throws IOException {
            List<String> sources = new ArrayList<>();
            new ObjectMapper()
                    .readTree(file.toFile())
                    .get("faces")
                    .forEach(face -> sources.add(face.get("source").asText()));
            return sources;
        }
    }

    @Nested
    class Parquet extends Table {
        Parquet() {
            super(TableFormat.PARQUET);
        }

        @Override
        List<String> sources(Path file) throws IOException {
            List<String> sources = new ArrayList<>();
            try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = database.createStatement();
                    ResultSet rows = statement.executeQuery("select source from read_parquet('" + file + "')")) {
                while (rows.next()) {
                    sources.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
            return sources;
        }
    }
}
