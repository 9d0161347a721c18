package dev.mien.spark;

import dev.mien.Face;
import dev.mien.UserError;
import dev.mien.result.FaceResult;
import dev.mien.result.FaceTable;
import dev.mien.result.ResultTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Converts faces to Spark rows: the columns of {@code mien predict}, and {@code error} for a picture that cannot be
 * read.
 */
final class FaceColumns {
    private static final String ERROR = "error";

    private final FaceTable table;
    private final int first;

    private FaceColumns(FaceTable table, int first) {
        this.table = table;
        this.first = first;
    }

    /** All columns. */
    static FaceColumns all(FaceTable table) {
        return new FaceColumns(table, 0);
    }

    /** The columns for a picture without a name: from {@code left} on. */
    static FaceColumns ofPicture(FaceTable table) {
        return new FaceColumns(table, FaceTable.PLACE_COLUMNS);
    }

    /**
     * The names and types of the columns.
     *
     * @param kept columns of the input to append
     */
    StructType type(List<StructField> kept) {
        List<StructField> fields = new ArrayList<>();
        for (ResultTable.Column column :
                table.columns().subList(first, table.columns().size())) {
            fields.add(DataTypes.createStructField(column.name(), type(column.type()), true));
        }
        fields.add(DataTypes.createStructField(ERROR, DataTypes.StringType, true));
        for (StructField field : kept) {
            if (fields.stream().anyMatch(own -> own.name().equalsIgnoreCase(field.name()))) {
                throw new UserError("a column of the answer has this name too", field.name(), "rename it first");
            }
        }
        fields.addAll(kept);
        return DataTypes.createStructType(fields);
    }

    private static DataType type(Class<?> type) {
        if (type == String.class) {
            return DataTypes.StringType;
        }
        return type == Integer.class ? DataTypes.IntegerType : DataTypes.DoubleType;
    }

    /** A row for each face; one for an error; none for a picture without faces. */
    List<Row> rows(Reading reading) {
        String source = (String) reading.others().get(0);
        List<@Nullable Object> kept =
                reading.others().subList(1, reading.others().size());
        if (reading.error() != null) {
            List<@Nullable Object> row =
                    new ArrayList<>(Collections.nCopies(table.columns().size(), null));
            row.set(0, source);
            return List.of(row(row, reading.error(), kept));
        }
        List<Row> rows = new ArrayList<>();
        for (Face face : reading.faces()) {
            FaceResult result = FaceResult.of(source, rows.size() + 1, face);
            rows.add(row(table.row(result), null, kept));
        }
        return rows;
    }

    private Row row(List<@Nullable Object> face, @Nullable String error, List<@Nullable Object> kept) {
        Stream<@Nullable Object> own = face.subList(first, face.size()).stream();
        return RowFactory.create(Stream.concat(Stream.concat(own, Stream.of(error)), kept.stream())
                .toArray());
    }
}
