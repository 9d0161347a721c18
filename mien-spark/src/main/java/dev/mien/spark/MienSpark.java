package dev.mien.spark;

import dev.mien.UserError;
import dev.mien.result.FaceTable;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/**
 * Analyzes tables of pictures. Each executor loads the models once, from the jar, for all its tasks; a task uses as
 * many native threads as it has cores and holds one batch of pictures in memory. The results are the same as those of
 * {@code mien predict}.
 *
 * <pre>{@code
 * Dataset<Row> photos = spark.read().format("binaryFile").load("photos/*.jpg");
 * MienSpark.analyze(photos).write().parquet("faces");
 * }</pre>
 */
public final class MienSpark {
    private MienSpark() {}

    /** {@link #analyze(Dataset, MienOptions)} with default options. */
    public static Dataset<Row> analyze(Dataset<Row> pictures) {
        return analyze(pictures, MienOptions.defaults());
    }

    /** {@link #analyze(Dataset, MienOptions)} with {@linkplain MienOptions options by name}, for use from Python. */
    public static Dataset<Row> analyze(Dataset<Row> pictures, Map<String, String> options) {
        return analyze(pictures, MienOptions.of(options));
    }

    /**
     * Returns a row for each face of all pictures: the columns of {@code mien predict}, {@code error}, and the kept
     * columns. A picture that cannot be read has one row with its {@code source} and {@code error}; one without faces
     * has none.
     *
     * @param pictures a table read by {@code binaryFile}, any table with a column of the bytes of picture files, or one
     *     with pixels as text, such as from {@link #readCsv}
     * @throws UserError when the table lacks a column, or the models cannot be loaded
     */
    public static Dataset<Row> analyze(Dataset<Row> pictures, MienOptions options) {
        FaceTable faces = Analyzers.of(options.models()).table(); // what cannot work is refused here, not in a task
        Dataset<Row> table = PictureColumns.select(pictures, options, options.keep());
        List<StructField> kept = List.of(table.schema().fields()).subList(2, table.columns().length);
        MapPartitionsFunction<Row, Row> read = rows -> {
            FaceColumns columns = FaceColumns.all(Analyzers.of(options.models()).table());
            var readings =
                    Spliterators.spliteratorUnknownSize(Readings.ofPartition(rows, options), Spliterator.ORDERED);
            return StreamSupport.stream(readings, false)
                    .flatMap(reading -> columns.rows(reading).stream())
                    .iterator();
        };
        return table.mapPartitions(read, Encoders.row(FaceColumns.all(faces).type(kept)));
    }

    /** Registers the SQL function {@code mien_faces}; see {@link #register(SparkSession, Map)}. */
    public static void register(SparkSession spark) {
        register(spark, Map.of());
    }

    /**
     * Registers the SQL function {@code mien_faces(content)}: it returns an array of the faces of a picture, each a
     * struct of the columns from {@code left} on and {@code error}. Its argument is the bytes of a picture file, or
     * pixels as text. {@link MienExtensions} registers it in every session.
     *
     * @param options by name; those for columns and rows are ignored
     */
    public static void register(SparkSession spark, Map<String, String> options) {
        FacesFunction function = FacesFunction.of(MienOptions.of(options));
        spark.udf().register(FacesFunction.NAME, function, function.type());
    }

    /**
     * Reads the CSV file of a data set as downloaded ({@code fer2013.csv}, {@code icml_face_data.csv}, Kaggle's
     * {@code training.csv}), plain or {@code .gz}: its columns as text, and {@code path}, the file's name and the row's
     * line as in {@code fer2013.csv:1208}. A {@code .gz} is a single partition: repartition it before reading the
     * faces. Each line is a row, so that any task can read from any line on: of a row with a line break in quotes each
     * line becomes a face that cannot be read.
     *
     * @throws UserError when the file is empty
     */
    public static Dataset<Row> readCsv(SparkSession spark, String file) {
        return CsvLines.read(spark, file);
    }
}
