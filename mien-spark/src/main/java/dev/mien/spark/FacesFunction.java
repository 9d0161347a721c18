package dev.mien.spark;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** The SQL function {@code mien_faces}. */
final class FacesFunction implements UDF1<@Nullable Object, List<Row>> {
    static final String NAME = "mien_faces";

    private static final long serialVersionUID = 1L;

    private final MienOptions options;

    private FacesFunction(MienOptions options) {
        this.options = options;
    }

    static FacesFunction of(MienOptions options) {
        return new FacesFunction(options);
    }

    private FaceColumns columns() {
        return FaceColumns.ofPicture(Analyzers.of(options.models()).table());
    }

    DataType type() {
        return DataTypes.createArrayType(columns().type(List.of()));
    }

    @Override
    public List<Row> call(@Nullable Object content) {
        Row picture = RowFactory.create(content, "");
        try (Readings readings = new Readings(List.of(picture).iterator(), options)) {
            return columns().rows(readings.next());
        }
    }
}
