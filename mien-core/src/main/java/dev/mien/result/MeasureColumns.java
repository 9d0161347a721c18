package dev.mien.result;

import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Measure;
import dev.mien.measure.FaceMeasurer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of the measures that a measurer takes: the names of {@link Face#measuresToMap}. */
final class MeasureColumns {
    /** No columns. */
    static final MeasureColumns NONE = new MeasureColumns(List.of());

    private final List<ResultTable.Column> columns;

    private MeasureColumns(List<ResultTable.Column> columns) {
        this.columns = columns;
    }

    /** The columns of a measurer, and of the spreads of the first points. */
    static MeasureColumns of(FaceMeasurer measurer, int points) {
        List<String> names = new ArrayList<>();
        Measure.ALL.forEach(measure -> names.add(measure.label()));
        for (Measure measure : Measure.ALL) {
            if (measurer.hasMillimetres() && measure.isLength()) {
                names.add(measure.label() + "_mm");
            }
        }
        List<Measure> controlled = measurer.controlled();
        for (Measure measure : controlled) {
            names.add(measure.label() + "_z");
            names.add(measure.label() + "_percentile");
        }
        if (!controlled.isEmpty()) {
            names.add("z_mean");
            names.add("z_spread");
        }
        List<ResultTable.Column> columns = new ArrayList<>();
        names.forEach(name -> columns.add(ResultTable.Column.number(name)));
        if (!controlled.isEmpty()) {
            columns.add(ResultTable.Column.text("flags"));
        }
        Keypoint.EXTENDED
                .subList(0, points)
                .forEach(point -> columns.add(ResultTable.Column.number(point.columnSpread())));
        return new MeasureColumns(List.copyOf(columns));
    }

    List<ResultTable.Column> columns() {
        return columns;
    }

    /** A value for each column, null if it could not be taken. */
    List<@Nullable Object> values(Face face) {
        Map<String, Object> known = face.measuresToMap();
        List<@Nullable Object> values = new ArrayList<>();
        for (ResultTable.Column column : columns) {
            Object value = known.get(column.name());
            values.add(value instanceof BigDecimal number ? (Double) number.doubleValue() : value);
        }
        return values;
    }
}
