package dev.mien.spark;

import dev.mien.UserError;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A job for {@code spark-submit} that analyzes pictures and writes a Parquet table of their faces.
 *
 * <pre>
 * --input PATH            a folder of pictures with all below it, a Parquet table, or a data set's CSV
 * --format NAME           binaryFile (default), parquet or csv
 * --output PATH           the Parquet table to write; must not exist
 * --partition-by A,B      folders of the table by these columns (default: none)
 * --partitions N          deal the input out to N tasks first (default: as Spark reads it)
 * --OPTION VALUE          any of {@link MienOptions}, such as --detector none or --keep taken,camera
 * </pre>
 */
public final class MienJob {
    private MienJob() {}

    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = SparkSession.builder().appName("mien").getOrCreate()) {
            run(spark, arguments);
        }
    }

    static void run(SparkSession spark, String... arguments) {
        Map<String, String> options = parse(arguments);
        String input = required(options, "input");
        String output = required(options, "output");
        String format = take(options, "format", "binaryFile");
        String[] folders = names(take(options, "partition-by", ""));
        String asked = take(options, "partitions", "");
        OptionalInt partitions = asked.isEmpty() ? OptionalInt.empty() : OptionalInt.of(count(asked));
        MienOptions reading = MienOptions.of(options);
        Dataset<Row> pictures = read(spark, format, input);
        Dataset<Row> dealt = partitions.isEmpty() ? pictures : pictures.repartition(partitions.getAsInt());
        MienSpark.analyze(dealt, reading).write().partitionBy(folders).parquet(output);
    }

    private static int count(String partitions) {
        try {
            int count = Integer.parseInt(partitions);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UserError("'" + partitions + "' is no number of tasks", "--partitions", "give a number from 1");
    }

    private static String[] names(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toArray(String[]::new);
    }

    private static Dataset<Row> read(SparkSession spark, String format, String input) {
        return switch (format) {
            case "binaryFile" ->
                spark.read().format(format).option("recursiveFileLookup", true).load(input);
            case "parquet" -> spark.read().parquet(input);
            case "csv" -> MienSpark.readCsv(spark, input);
            default ->
                throw new UserError("unknown format '" + format + "'", "--format", "use binaryFile, parquet or csv");
        };
    }

    private static Map<String, String> parse(String[] arguments) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new UserError("not an option with a value", arguments[i], "write --name value");
            }
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.remove(name);
        if (value == null) {
            throw new UserError("missing", "--" + name, "give a path");
        }
        return value;
    }

    private static String take(Map<String, String> options, String name, String otherwise) {
        String value = options.remove(name);
        return value == null ? otherwise : value;
    }
}
