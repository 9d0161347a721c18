package dev.mien.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that loses one of two workers in its middle, on a cluster of processes of their own. */
class KilledWorkerIT {
    private static final int TASKS = 30;
    private static final int PICTURES = 40 * TASKS;

    private final SparkSession spark = LocalSpark.session();

    @TempDir
    Path folder = Path.of("");

    @Test
    void losesAndDoublesNothing() throws IOException, InterruptedException {
        Path pictures = folder.resolve("pictures");
        writePictures(pictures);
        try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
            Path calm = folder.resolve("calm");
            assertThat(submit(cluster, pictures, calm).waitFor()).isZero();
            Path disturbed = folder.resolve("disturbed");
            Process job = submit(cluster, pictures, disturbed);
            while (finishedTasks(disturbed) < TASKS / 5) {
                assertThat(job.isAlive()).isTrue();
                Thread.sleep(50);
            }
            cluster.killWorker();
            assertThat(finishedTasks(disturbed)).isLessThan(TASKS);
            assertThat(job.waitFor()).isZero();
            List<Row> rows = rows(disturbed);
            assertThat(rows).isEqualTo(rows(calm));
            assertThat(rows)
                    .extracting(row -> row.getString(0))
                    .doesNotHaveDuplicates()
                    .hasSize(PICTURES);
        }
    }

    /** Each with a name of its own; the last one is bad. */
    private void writePictures(Path table) {
        List<Row> rows = new ArrayList<>();
        List<byte[]> faces =
                SparkSamples.faces(20).stream().map(SparkSamples::png).toList();
        for (int i = 0; i < PICTURES; i++) {
            byte[] content = i + 1 < PICTURES ? faces.get(i % faces.size()) : new byte[] {1, 2, 3};
            rows.add(RowFactory.create("face " + i, content));
        }
        spark.createDataFrame(rows, StructType.fromDDL("path STRING, content BINARY"))
                .write()
                .parquet(table.toString());
    }

    private static Process submit(StandaloneCluster cluster, Path pictures, Path faces)
            throws IOException, InterruptedException {
        return cluster.submit(
                "--format",
                "parquet",
                "--input",
                pictures.toString(),
                "--output",
                faces.toString(),
                "--partitions",
                Integer.toString(TASKS),
                "--partition-by",
                "expression",
                "--detector",
                "none",
                "--tta",
                "true");
    }

    private static int finishedTasks(Path table) throws IOException {
        Path committed = table.resolve("_temporary/0");
        if (!Files.exists(committed)) {
            return 0;
        }
        try (Stream<Path> tasks = Files.list(committed)) {
            return (int) tasks.filter(task -> task.getFileName().toString().startsWith("task_"))
                    .count();
        }
    }

    private List<Row> rows(Path table) {
        return spark.read().parquet(table.toString()).orderBy("source", "left").collectAsList();
    }
}
