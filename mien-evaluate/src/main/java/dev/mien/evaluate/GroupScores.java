package dev.mien.evaluate;

import dev.mien.dataset.Dataset;
import dev.mien.dataset.GroupColumn;
import dev.mien.evaluate.PairedBootstrap.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The main figures of an evaluation for each value of a column of the user's, with intervals: whether a model serves one group as well as
 * another. An interval is the middle 95 % of what the figure is when rows are drawn again with replacement, those of one photo or
 * person together.
 *
 * @param column the column's name
 * @param groups by its values, in alphabetical order
 */
public record GroupScores(String column, Map<String, Group> groups) {
    /** Rows that are drawn again are worse calibrated than all of them, by far where they are few: no interval comes of it. */
    static final Set<String> WITHOUT_INTERVAL = Set.of("ece");

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
}
