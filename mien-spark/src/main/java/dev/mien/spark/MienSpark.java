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
 * Faces in tables of pictures. Each executor loads the models once, from the jar, and all its tasks share them; a task uses as
 * many native threads as it has cores and holds a batch of pictures at a time. The answers are those of {@code mien predict}.
 */
public final class MienSpark {
    private MienSpark() {}

    /** {@link #analyze(Dataset, MienOptions)} with all defaults. */
    public static Dataset<Row> analyze(Dataset<Row> pictures) {
        return analyze(pictures, MienOptions.defaults());
    }

    /** {@link #analyze(Dataset, MienOptions)} with {@linkplain MienOptions options by name}, as Python has them. */
    public static Dataset<Row> analyze(Dataset<Row> pictures, Map<String, String> options) {
        return analyze(pictures, MienOptions.of(options));
    }

    /**
     * The faces of all pictures, a row each: the columns of {@code mien predict}, {@code error}, and those that are to be kept. A
     * picture that cannot be read has one row with its {@code source} and the {@code error}; one without a face has none.
     *
     * @param pictures what {@code binaryFile} reads, any table with a column of picture files' bytes, or one with pixels as
     *     text such as {@link #readCsv} gives
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

    /** Makes the function {@code mien_faces} for SQL; see {@link #register(SparkSession, Map)}. */
    public static void register(SparkSession spark) {
        register(spark, Map.of());
    }

    /**
     * Makes the function {@code mien_faces(content)} for SQL: an array of the faces of a picture, each a struct of the columns
     * from {@code left} on and {@code error}. Its argument is a picture file's bytes, or pixels as text. With {@link
     * MienExtensions} sessions have it from their start.
     *
     * @param options by name; those of columns and rows mean nothing here
     */
    public static void register(SparkSession spark, Map<String, String> options) {
        FacesFunction function = FacesFunction.of(MienOptions.of(options));
        spark.udf().register(FacesFunction.NAME, function, function.type());
    }

    /**
     * A data set's CSV as it is downloaded ({@code fer2013.csv}, {@code icml_face_data.csv}, Kaggle's {@code training.csv}), plain
     * or {@code .gz}: its columns as text, and {@code path}, the file's name and the row's line as in {@code fer2013.csv:1208}.
     * A {@code .gz} is a single partition: repartition it before reading the faces. Each line is a row, so that any task can read
     * from any line on: of a row with a line break in quotes each line becomes a face that cannot be read.
     *
     * @throws UserError when the file has no line
     */
    public static Dataset<Row> readCsv(SparkSession spark, String file) {
        return CsvLines.read(spark, file);
    }
}
