package dev.mien.measure;

import dev.mien.Measure;
import dev.mien.Measures;
import dev.mien.Quote;
import dev.mien.Standing;
import dev.mien.UserError;
import dev.mien.table.TableRow;
import dev.mien.table.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The measures of a control group to compare faces with. The group should match in age, sex and ancestry, and be
 * photographed in the same way.
 *
 * <p>The file is one of two tables: {@code measure,mean,sd} with a row for each measure, for percentiles of a normal
 * distribution; or the output of {@code mien predict --measures} for the controls, a row for each face, for empirical
 * percentiles.
 */
public final class ControlTable {
    private static final int MIN_FACES = 20;
    private static final String REMEDY =
            "give the columns measure,mean,sd, or the table that mien predict wrote of the controls with the option measures";

    private final Map<Measure, Group> groups;

    private ControlTable(Map<Measure, Group> groups) {
        this.groups = groups;
    }

    /**
     * One measure of the group.
     *
     * @param sorted the values, or none if only mean and standard deviation are known
     */
    private record Group(double mean, double deviation, double[] sorted) {
        Standing standing(double value) {
            double z = (value - mean) / deviation;
            return new Standing(z, sorted.length == 0 ? 100 * Normal.below(z) : counted(value));
        }

        /** The empirical percentile, in which equal values count half. */
        private double counted(double value) {
            long below = Arrays.stream(sorted).filter(one -> one < value).count();
            long equal = Arrays.stream(sorted).filter(one -> one == value).count();
            return 100 * (below + equal / 2.0) / sorted.length;
        }
    }

    /**
     * Reads a table.
     *
     * @throws UserError when it cannot be read or contains no measure; names the row
     */
    public static ControlTable read(Path file) {
        Map<Measure, Group> groups = new EnumMap<>(Measure.class);
        Map<Measure, List<Double>> values = new EnumMap<>(Measure.class);
        Tables.read(file, REMEDY, row -> {
            if (row.text("measure").isPresent()) {
                groups.put(named(row), stated(row));
            } else {
                addFace(row, values);
            }
        });
        values.forEach((measure, all) -> group(all).ifPresent(group -> groups.put(measure, group)));
        if (groups.isEmpty()) {
            throw new UserError(whyNone(values), file.toString(), REMEDY);
        }
        return new ControlTable(groups);
    }

    private static String whyNone(Map<Measure, List<Double>> values) {
        if (values.isEmpty()) {
            return "no measure of any face";
        }
        return values.values().stream().allMatch(all -> all.size() < MIN_FACES)
                ? "fewer than " + MIN_FACES + " faces"
                : "no measure that differs from face to face";
    }

    /** The group of a row that states its mean and standard deviation. */
    private static Group stated(TableRow row) {
        double deviation = row.number(REMEDY, "sd");
        if (!(deviation > 0)) {
            throw new UserError("a standard deviation of " + deviation, row.place(), "give one above 0");
        }
        return new Group(row.number(REMEDY, "mean"), deviation, new double[0]);
    }

    /** Adds the measures of a row that is a face, except for its size in the picture, which says nothing of the face. */
    private static void addFace(TableRow row, Map<Measure, List<Double>> values) {
        for (Measure measure : Measure.ALL) {
            boolean isKnown =
                    row.text(measure.label()).filter(text -> !text.isBlank()).isPresent();
            if (isKnown && measure != Measure.EYE_DISTANCE) {
                values.computeIfAbsent(measure, unused -> new ArrayList<>()).add(row.number(REMEDY, measure.label()));
            }
        }
    }

    private static Measure named(TableRow row) {
        String name = row.text("measure").orElseThrow().strip();
        return Measure.ALL.stream()
                .filter(measure -> measure.label().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UserError("no measure " + Quote.of(name), row.place(), "use names of docs/measures.md"));
    }

    /** Empty if there are too few values, or all are equal. */
    private static Optional<Group> group(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        if (sorted.length < MIN_FACES || sorted[0] == sorted[sorted.length - 1]) {
            return Optional.empty();
        }
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        double squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(squares / (sorted.length - 1));
        return Optional.of(new Group(mean, deviation, sorted));
    }

    /** The measures that can be compared, in the order of the tables' columns. */
    public List<Measure> measures() {
        return List.copyOf(groups.keySet());
    }

    /** The same measures with their standings. */
    Measures compared(Measures measures) {
        Map<Measure, Standing> standings = new EnumMap<>(Measure.class);
        groups.forEach((measure, group) ->
                measures.get(measure).ifPresent(value -> standings.put(measure, group.standing(value))));
        return measures.withStandings(standings);
    }
}
