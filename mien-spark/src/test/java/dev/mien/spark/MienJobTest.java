package dev.mien.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MienJobTest {
    private final SparkSession spark = LocalSpark.session();

    @TempDir
    Path folder = Path.of("");

    @Test
    void theTableIsPartitionedAsAskedAndHoldsEveryPicture() throws IOException {
        Path pictures = folder.resolve("pictures");
        SparkSamples.folder(pictures.resolve("a/b"), SparkSamples.faces(6));
        Path table = folder.resolve("faces");
        MienJob.run(
                spark,
                "--input",
                pictures.toString(),
                "--output",
                table.toString(),
                "--partition-by",
                "expression",
                "--partitions",
                "2",
                "--detector",
                "none");
        List<Row> rows = spark.read().parquet(table.toString()).collectAsList();
        assertThat(rows).hasSize(8);
        assertThat(rows).extracting(row -> row.<String>getAs("source")).doesNotHaveDuplicates();
        try (var folders = Files.list(table)) {
            assertThat(folders.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("expression="))
                    .contains("_SUCCESS");
        }
    }

    @Test
    void aWrongCallIsExplained() {
        assertRefused("--input: missing", "--output", "x");
        assertRefused("--keen: not an option with a value", "--keen");
        assertRefused("--format: unknown format 'tar'", "--input", "x", "--output", "y", "--format", "tar");
        for (String bad : new String[] {"two", "0", "1.5"}) {
            assertRefused("--partitions: '" + bad + "' is no", "--input", "x", "--output", "y", "--partitions", bad);
        }
        assertRefused("colour: no option of this name", "--input", "x", "--output", "y", "--colour", "red");
    }

    private void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> MienJob.run(spark, arguments))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(message);
    }
}
