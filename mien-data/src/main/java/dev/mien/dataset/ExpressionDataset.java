package dev.mien.dataset;

import dev.mien.Expression;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A data set of faces with expressions, and with FER+ votes if they were given. */
public final class ExpressionDataset extends Dataset {
    private static final int LABEL_BYTES = 64; // the class is the first; the others are 0

    private final List<Row> rows;
    private final List<String> notes;

    /**
     * One face.
     *
     * @param split the split that the file names, empty if none
     * @param group the photo or person, empty if unknown
     */
    public record Row(
            GrayImage image, Expression expression, Optional<Votes> votes, String place, String split, String group)
            implements Dataset.Row {
        /** The same row in another group. */
        public Row withGroup(String other) {
            return new Row(image, expression, votes, place, split, other);
        }

        Row withSplit(String other) {
            return new Row(image, expression, votes, place, other, group);
        }

        @Override
        public Optional<Expression> label() {
            return Optional.of(expression);
        }

        @Override
        public Optional<Keypoints> annotation() {
            return Optional.empty();
        }
    }

    /** A data set of these rows. */
    public ExpressionDataset(String name, List<Row> rows, BadRows badRows) {
        this(name, rows, badRows, List.of());
    }

    ExpressionDataset(String name, List<Row> rows, BadRows badRows, List<String> notes) {
        super(name, List.copyOf(rows), badRows);
        this.rows = List.copyOf(rows);
        this.notes = List.copyOf(notes);
    }

    /** The row's class. */
    public Expression expression(int row) {
        return rows.get(row).expression();
    }

    @Override
    public Optional<Votes> votes(int row) {
        return rows.get(row).votes();
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public Row row(int row) {
        return rows.get(row);
    }

    /** The most frequent class of these rows; among equally frequent ones, the one that reached that number first. */
    @Override
    String stratum(int[] group) {
        int[] votes = new int[Expression.values().length];
        int best = 0;
        for (int row : group) {
            int label = expression(row).ordinal();
            votes[label]++;
            best = votes[label] > votes[best] ? label : best;
        }
        return String.valueOf(best);
    }

    @Override
    byte[] labelBytes(int row) {
        byte[] label = new byte[LABEL_BYTES];
        label[0] = (byte) expression(row).ordinal();
        return label;
    }

    @Override
    Map<String, Map<String, Integer>> classes() {
        Map<String, Map<String, Integer>> classes = new LinkedHashMap<>();
        for (int row = 0; row < size(); row++) {
            classes.computeIfAbsent(DataReport.split(this, row), split -> noRows())
                    .merge(expression(row).label(), 1, Integer::sum);
        }
        return classes;
    }

    private static Map<String, Integer> noRows() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Expression expression : Expression.values()) {
            counts.put(expression.label(), 0);
        }
        return counts;
    }

    @Override
    Map<String, Integer> marked() {
        return Map.of();
    }
}
