package dev.mien.spark;

import dev.mien.UserError;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Reads a CSV file as rows with line numbers. Spark's own reader has no line numbers and skips empty lines, so that
 * lines are numbered as text before they are parsed.
 */
final class CsvLines {
    private static final String LINE = "line";
    private static final String PATH = "path";
    private static final StructType NUMBERED =
            new StructType().add(LINE, DataTypes.StringType).add(PATH, DataTypes.StringType);

    /** Quotes within quotes are doubled, as in all other tables; Spark's default is a backslash before them. */
    private static final Map<String, String> QUOTES = Map.of("escape", "\"");

    private CsvLines() {}

    /**
     * The columns of the header as text, and {@code path}: the name of the file and the line of the row, from 1.
     *
     * @throws UserError when the file is empty
     */
    static Dataset<Row> read(SparkSession spark, String file) {
        Dataset<String> lines = spark.read().textFile(file);
        List<String> first = lines.filter("trim(value) <> ''").takeAsList(1);
        if (first.isEmpty()) {
            throw new UserError("an empty file", file, "give a CSV file with a header line");
        }
        String header = first.get(0);
        String name = file.substring(file.lastIndexOf('/') + 1);
        JavaRDD<Row> numbered = lines.javaRDD()
                .zipWithIndex()
                .filter(line -> !line._1().isBlank() && !line._1().equals(header))
                .map(line -> RowFactory.create(line._1(), name + ":" + (line._2() + 1)));
        Column parsed = functions.from_csv(
                functions.col(LINE), functions.lit(columns(spark, header).toDDL()), QUOTES);
        return spark.createDataFrame(numbered, NUMBERED)
                .select(parsed.as(LINE), functions.col(PATH))
                .select(LINE + ".*", PATH);
    }

    private static StructType columns(SparkSession spark, String header) {
        Dataset<String> line = spark.createDataset(List.of(header), Encoders.STRING());
        StructType columns = new StructType();
        for (String name :
                spark.read().options(QUOTES).option("header", true).csv(line).columns()) {
            columns = columns.add(name.strip(), DataTypes.StringType);
        }
        return columns;
    }
}
