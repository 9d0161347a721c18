package dev.mien.spark;

import dev.mien.LabelSet;
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
    private final LabelSet labels;

    private FacesFunction(MienOptions options, LabelSet labels) {
        this.options = options;
        this.labels = labels;
    }

    static FacesFunction of(MienOptions options) {
        return new FacesFunction(options, Analyzers.of(options.models()).labels());
    }

    DataType type() {
        return DataTypes.createArrayType(FaceColumns.ofPicture(labels).type(List.of()));
    }

    @Override
    public List<Row> call(@Nullable Object content) {
        Row picture = RowFactory.create(content, "");
        return FaceColumns.ofPicture(labels).rows(new Readings(List.of(picture).iterator(), options).next());
    }
}
