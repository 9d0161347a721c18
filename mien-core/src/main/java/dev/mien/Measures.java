package dev.mien;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What was measured on one face. A measure that could not be taken is missing. Immutable. */
public final class Measures {
    private final double[] values; // by ordinal; NaN = missing

    private Measures(double[] values) {
        this.values = values;
    }

    /**
     * Measures with these values.
     *
     * @param values in each measure's unit; a NaN is a missing one
     */
    public static Measures of(Map<Measure, Double> values) {
        double[] byOrdinal = new double[Measure.ALL.size()];
        Arrays.fill(byOrdinal, Double.NaN);
        values.forEach((measure, value) -> byOrdinal[measure.ordinal()] = value);
        return new Measures(byOrdinal);
    }

    /** The value in the measure's unit; empty where it could not be taken. */
    public OptionalDouble get(Measure measure) {
        double value = values[measure.ordinal()];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Each measure that was taken by its name, to a thousandth. */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Measure measure : Measure.ALL) {
            get(measure).ifPresent(value -> map.put(measure.label(), Decimal.exactLength(value)));
        }
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measures that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        Map<String, Double> known = new TreeMap<>();
        Measure.ALL.forEach(measure -> get(measure).ifPresent(value -> known.put(measure.label(), value)));
        return "Measures" + known;
    }
}
