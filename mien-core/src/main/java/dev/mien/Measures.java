package dev.mien;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The measures taken of one face: measurements, not a diagnosis. Measures that could not be taken are missing.
 * Immutable.
 */
public final class Measures {
    private final double[] values; // by ordinal; NaN = missing
    private final Map<Measure, Standing> standings;
    private final double millimetresPerPercent; // of the eyes' distance; NaN = not known

    private Measures(double[] values, Map<Measure, Standing> standings, double millimetresPerPercent) {
        this.values = values;
        this.standings = standings;
        this.millimetresPerPercent = millimetresPerPercent;
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
        return new Measures(byOrdinal, Map.of(), Double.NaN);
    }

    /** The same measures with the standings of some of them in a control group. */
    public Measures withStandings(Map<Measure, Standing> among) {
        Map<Measure, Standing> copy = new EnumMap<>(Measure.class);
        copy.putAll(among);
        return new Measures(values, copy, millimetresPerPercent);
    }

    /**
     * The same measures with a scale, so that lengths are available in {@link #millimetres}.
     *
     * @param millimetres the distance between the person's pupils, above 0
     * @throws IllegalArgumentException when the distance is not above 0, or infinite
     */
    public Measures withPupilDistance(double millimetres) {
        if (!(millimetres > 0 && millimetres < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("pupils " + millimetres + " mm apart, expected more than 0");
        }
        return new Measures(values, standings, millimetres / 100);
    }

    /** The value in the measure's unit; empty if it could not be taken. */
    public OptionalDouble get(Measure measure) {
        return known(values[measure.ordinal()]);
    }

    /** A length in millimetres; empty if it could not be taken, is not a length, or there is no scale. */
    public OptionalDouble millimetres(Measure measure) {
        return measure.isLength() ? known(values[measure.ordinal()] * millimetresPerPercent) : OptionalDouble.empty();
    }

    /** The standing among the controls; empty if there are no controls for it, or it could not be taken. */
    public Optional<Standing> standing(Measure measure) {
        return Optional.ofNullable(standings.get(measure));
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * All known values by the names of the tables' columns, rounded to a thousandth: the measures; {@code <name>_mm}
     * for lengths if there is a scale; {@code <name>_z} and {@code <name>_percentile} for those compared with controls,
     * followed by {@code z_mean}, {@code z_spread}, and {@code flags}, a text such as
     * {@code mouth_width low; intercanthal_index high}.
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Measure measure : Measure.ALL) {
            get(measure).ifPresent(value -> map.put(measure.label(), Decimal.exactLength(value)));
        }
        for (Measure measure : Measure.ALL) {
            millimetres(measure).ifPresent(value -> map.put(measure.label() + "_mm", Decimal.exactLength(value)));
        }
        List<String> flags = new ArrayList<>();
        standings.forEach((measure, standing) -> {
            map.put(measure.label() + "_z", Decimal.exactLength(standing.z()));
            map.put(measure.label() + "_percentile", Decimal.exactLength(standing.percentile()));
            if (standing.isLow() || standing.isHigh()) {
                flags.add(measure.label() + (standing.isLow() ? " low" : " high"));
            }
        });
        if (!standings.isEmpty()) {
            putSummary(map);
        }
        if (!flags.isEmpty()) {
            map.put("flags", String.join("; ", flags));
        }
        return map;
    }

    /** Adds the mean of the standings' z and, if there are several, its standard deviation. */
    private void putSummary(Map<String, Object> map) {
        double[] scores = standings.values().stream().mapToDouble(Standing::z).toArray();
        double mean = Arrays.stream(scores).average().orElse(Double.NaN);
        map.put("z_mean", Decimal.exactLength(mean));
        if (scores.length > 1) {
            double squares =
                    Arrays.stream(scores).map(z -> (z - mean) * (z - mean)).sum();
            map.put("z_spread", Decimal.exactLength(Math.sqrt(squares / (scores.length - 1))));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measures that
                && Arrays.equals(values, that.values)
                && standings.equals(that.standings)
                && Double.compare(millimetresPerPercent, that.millimetresPerPercent) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(values), standings, millimetresPerPercent);
    }

    @Override
    public String toString() {
        Map<String, Double> known = new TreeMap<>();
        Measure.ALL.forEach(measure -> get(measure).ifPresent(value -> known.put(measure.label(), value)));
        return "Measures" + known
                + (Double.isNaN(millimetresPerPercent) ? "" : " of pupils " + 100 * millimetresPerPercent + " mm apart")
                + (standings.isEmpty() ? "" : " standing " + standings);
    }
}
