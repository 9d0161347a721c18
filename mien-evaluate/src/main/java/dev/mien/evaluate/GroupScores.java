package dev.mien.evaluate;

import dev.mien.Amount;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.GroupColumn;
import dev.mien.evaluate.PairedBootstrap.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The main figures of an evaluation for each value of a column of the user's, with intervals: whether a model serves one group as well as
 * another. An interval is the middle 95 % of what the figure is when rows are drawn again with replacement, those of one photo or
 * person together.
 *
 * @param column the column's name
 * @param groups by its values, in alphabetical order
 */
public record GroupScores(String column, Map<String, Group> groups) {
    /** Intervals of so few rows say little. */
    private static final int FEW = 30;

    /** Rows that are drawn again are worse calibrated than all of them, by far where they are few: no interval comes of it. */
    private static final Set<String> WITHOUT_INTERVAL = Set.of("ece");

    /**
     * One group.
     *
     * @param n how many rows were scored
     * @param figures by name
     */
    public record Group(int n, Map<String, Value> figures) {}

    /**
     * A figure with its 95 % interval.
     *
     * @param value over all rows of the group
     * @param low where the interval begins; NaN where there is none
     * @param high where it ends
     */
    public record Value(double value, double low, double high) {
        /** Whether an interval is known. */
        public boolean hasInterval() {
            return !Double.isNaN(low);
        }

        private String interval() {
            return String.format(Locale.ROOT, "  %8.4f to %.4f", low, high);
        }
    }

    /** Scores each group of an evaluation's rows. */
    public static GroupScores of(Evaluation evaluation, Dataset data, String name, GroupColumn column) {
        Map<String, List<Integer>> places = new TreeMap<>();
        int[] rows = evaluation.rows();
        for (int place = 0; place < rows.length; place++) {
            places.computeIfAbsent(column.of(data, rows[place]), key -> new ArrayList<>())
                    .add(place);
        }
        Map<String, Figure> figures = evaluation.figures();
        Map<String, Group> groups = new LinkedHashMap<>();
        places.forEach((value, own) -> {
            List<String> people =
                    own.stream().map(place -> data.group(rows[place])).toList();
            groups.put(value, group(own, people, figures));
        });
        return new GroupScores(name, groups);
    }

    /**
     * @param own the group's places among the scored rows
     * @param people the photo or person of each
     */
    private static Group group(List<Integer> own, List<String> people, Map<String, Figure> figures) {
        int[] places = own.stream().mapToInt(Integer::intValue).toArray();
        PairedBootstrap bootstrap = PairedBootstrap.of(people);
        Map<String, Value> values = new LinkedHashMap<>();
        figures.forEach((name, figure) -> values.put(
                name,
                WITHOUT_INTERVAL.contains(name)
                        ? new Value(figure.of(places), Double.NaN, Double.NaN)
                        : bootstrap.interval(places, figure)));
        return new Group(places.length, values);
    }

    /** As {@code evaluation.json} has it. */
    Map<String, Object> values() {
        Map<String, Object> all = new LinkedHashMap<>();
        groups.forEach((value, group) -> {
            Map<String, @Nullable Object> own = new LinkedHashMap<>();
            own.put("n", group.n);
            group.figures.forEach((figure, one) -> {
                own.put(figure, Values.number(one.value));
                if (!WITHOUT_INTERVAL.contains(figure)) {
                    own.put(figure + "_ci95", Arrays.asList(Values.number(one.low), Values.number(one.high)));
                }
            });
            all.put(value, own);
        });
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("column", column);
        values.put("values", all);
        return values;
    }

    /** A table as text: a line for each figure of each group. */
    String text() {
        StringBuilder text = new StringBuilder("\nby ").append(column).append(", with 95 % intervals (bootstrap)\n");
        int width = TextTable.widest(List.copyOf(groups.keySet()));
        groups.forEach((value, group) -> {
            text.append(TextTable.left(value, width))
                    .append(String.format(
                            Locale.ROOT,
                            "  %s%s%n",
                            Amount.of(group.n, "row"),
                            group.n < FEW ? ", too few to tell much" : ""));
            group.figures.forEach((figure, one) -> text.append(String.format(
                    Locale.ROOT, "  %-18s %8.4f%s%n", figure, one.value, one.hasInterval() ? one.interval() : "")));
        });
        return text.toString();
    }
}
