package dev.mien.evaluate;

import dev.mien.dataset.Dataset;
import dev.mien.dataset.GroupColumn;
import dev.mien.evaluate.PairedBootstrap.Figure;
import dev.mien.metric.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The main metrics of an evaluation for each value of a user-defined column, with confidence intervals, to find out
 * whether a model performs equally well for all groups. The interval of a share of rows, such as the accuracy, is
 * Wilson's, which takes the rows as independent. The others are the middle 95 % of bootstrap samples, in which rows of
 * one photo or person are drawn together.
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

    /** Groups with fewer rows are marked, since their metrics say little. */
    private static final int FEW = 30;

    /**
     * The scores of a group.
     *
     * @param n the number of scored rows
     * @param figures the metrics by name
     */
    public record Group(int n, Map<String, Value> figures) {
        /** Whether the rows are too few to tell much. */
        public boolean isTooSmall() {
            return n < FEW;
        }
    }

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
        figures.forEach((name, figure) -> values.put(name, value(name, figure, places, bootstrap)));
        return new Group(places.length, values);
    }

    private static Value value(String name, Figure figure, int[] places, PairedBootstrap bootstrap) {
        double value = figure.of(places);
        if (WITHOUT_INTERVAL.contains(name) || Double.isNaN(value)) {
            return new Value(value, Double.NaN, Double.NaN);
        }
        if (figure instanceof Share share) {
            Interval interval = share.interval(places);
            return new Value(value, interval.low(), interval.high());
        }
        return bootstrap.interval(places, figure);
    }
}
