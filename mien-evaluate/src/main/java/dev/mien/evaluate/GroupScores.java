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
 * The main metrics of an evaluation for each value of a user-defined column, with confidence intervals, to find out
 * whether a model performs equally well for all groups. The intervals are the middle 95 % of bootstrap samples, in
 * which rows of one photo or person are drawn together.
 *
 * @param column the column's name
 * @param groups the scores by value, in alphabetical order
 */
public record GroupScores(String column, Map<String, Group> groups) {
    /**
     * Metrics without an interval: bootstrap samples have a larger calibration error than the original rows, especially
     * if these are few.
     */
    static final Set<String> WITHOUT_INTERVAL = Set.of("ece");

    /**
     * The scores of a group.
     *
     * @param n the number of scored rows
     * @param figures the metrics by name
     */
    public record Group(int n, Map<String, Value> figures) {}

    /**
     * A metric with its 95 % interval.
     *
     * @param value over all rows of the group
     * @param low the lower end of the interval; NaN if there is none
     * @param high the upper end of the interval; NaN if there is none
     */
    public record Value(double value, double low, double high) {
        /** Whether there is an interval. */
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
     * @param own the group's indices among the scored rows
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
