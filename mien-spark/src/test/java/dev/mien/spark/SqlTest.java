package dev.mien.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTest {
    private static final String FACES = "SELECT path, face.* FROM (SELECT path, explode(mien_faces(content)) AS face"
            + " FROM pictures) ORDER BY path";

    private final SparkSession spark = LocalSpark.session();

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void pictures() throws IOException {
        SparkSamples.folder(folder, SparkSamples.faces(3));
        spark.read().format("binaryFile").load(folder.toString()).createOrReplaceTempView("pictures");
    }

    private void assertAnswersAreThoseOfAnalyze(List<Row> answers) {
        List<Row> expected = MienSpark.analyze(spark.table("pictures"), Map.of("detector", "none"))
                .drop("frame", "time_s", "track", "face")
                .orderBy("source")
                .collectAsList();
        assertThat(answers).hasSize(5).isEqualTo(expected);
    }

    @Test
    void aRegisteredFunctionGivesTheFacesOfEachPicture() {
        MienSpark.register(spark, Map.of("detector", "none"));
        assertAnswersAreThoseOfAnalyze(spark.sql(FACES).collectAsList());
    }

    @Test
    void theExtensionNeedsNoCodeAndTakesSettings() throws IOException {
        SparkSession.clearDefaultSession();
        SparkSession.clearActiveSession();
        try {
            SparkSession extended = SparkSession.builder()
                    .config("spark.mien.detector", "none")
                    .withExtensions(new MienExtensions())
                    .getOrCreate();
            extended.read().format("binaryFile").load(folder.toString()).createOrReplaceTempView("pictures");
            assertAnswersAreThoseOfAnalyze(extended.sql(FACES).collectAsList());
            assertThatThrownBy(() -> extended.sql("SELECT mien_faces(path, content) FROM pictures"))
                    .hasMessageContaining("mien_faces: 2 arguments; give the column of the pictures");
        } finally {
            SparkSession.setDefaultSession(spark);
            SparkSession.setActiveSession(spark);
        }
    }

    @Test
    void facesCanBeCountedByExpression() {
        MienSpark.register(spark, Map.of("detector", "none"));
        List<Row> counts = spark.sql(
                        "SELECT face.expression IS NULL, count(*) FROM (SELECT explode(mien_faces(content))"
                                + " AS face FROM pictures) GROUP BY 1 ORDER BY 1")
                .collectAsList();
        assertThat(counts).extracting(row -> row.getLong(1)).containsExactly(3L, 2L);
    }

    @Test
    void aTaskKeepsNoPictureThatTheFunctionHasAnswered() {
        MapPartitionsFunction<Long, Boolean> freed =
                rows -> List.of(isFreed(answered())).iterator();
        assertThat(spark.range(1).mapPartitions(freed, Encoders.BOOLEAN()).collectAsList())
                .containsOnly(true);
    }

    private static WeakReference<byte[]> answered() {
        byte[] picture = new byte[1 << 20]; // it is none, which is an answer, too
        FacesFunction function = FacesFunction.of(MienOptions.of(Map.of("detector", "none")));
        assertThat(function.call(picture)).hasSize(1);
        return new WeakReference<>(picture);
    }

    private static boolean isFreed(WeakReference<byte[]> picture) throws InterruptedException {
        for (int i = 0; i < 100 && picture.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        return picture.get() == null;
    }
}
