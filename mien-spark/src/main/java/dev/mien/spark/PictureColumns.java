package dev.mien.spark;

import dev.mien.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;

/** Selects the columns of a table of pictures. */
final class PictureColumns {
    private PictureColumns() {}

    /**
     * The input of {@link Readings}: the pictures, their names (empty if they have none), and other columns.
     *
     * @throws UserError when the table lacks one of them
     */
    static Dataset<Row> select(Dataset<Row> table, MienOptions options, List<String> others) {
        String content = content(table, options);
        Optional<String> path =
                options.path().isEmpty() ? find(table, "path") : Optional.of(existing(table, options.path()));
        List<Column> columns = new ArrayList<>();
        columns.add(column(table, content));
        columns.add(path.map(name -> functions.coalesce(column(table, name).cast("string"), functions.lit("")))
                .orElse(functions.lit("")));
        others.forEach(name -> columns.add(column(table, existing(table, name))));
        return table.select(columns.toArray(Column[]::new));
    }

    /** The column of that name, ignoring case. */
    static String existing(Dataset<Row> table, String name) {
        return find(table, name).orElseThrow(() -> missing(table, name));
    }

    static Optional<String> find(Dataset<Row> table, String name) {
        return Stream.of(table.columns()).filter(name::equalsIgnoreCase).findFirst();
    }

    private static String content(Dataset<Row> table, MienOptions options) {
        String name = options.content().isEmpty()
                ? Stream.of("content", "pixels", "image")
                        .flatMap(one -> find(table, one).stream())
                        .findFirst()
                        .orElseThrow(() -> missing(table, "content"))
                : existing(table, options.content());
        DataType type = table.schema().apply(name).dataType();
        if (!(type instanceof BinaryType) && !(type instanceof StringType)) {
            throw new UserError(
                    "a column of type " + type.sql(), name, "give the bytes of picture files, or pixels as text");
        }
        return name;
    }

    private static Column column(Dataset<Row> table, String name) {
        return table.col("`" + name.replace("`", "``") + "`");
    }

    private static UserError missing(Dataset<Row> table, String name) {
        return new UserError(
                "no column of this name; there are: " + String.join(", ", table.columns()),
                name,
                "name a column of the table");
    }
}
